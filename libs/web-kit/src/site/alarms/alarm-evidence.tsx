import { ApiProblem } from '@tallystick/api-client/browser';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Panel } from '../../components/page.js';
import { Failure } from '../../components/states.js';
import { useConnection } from '../../connection/connected.js';
import { useRoutes } from '../../connection/use-routes.js';
import { saveAs } from '../../files/save-as.js';
import { sitePath, useSiteHost } from '../site-host.js';
import { type Alarm, ofSite } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

interface AlarmEvidenceTerms {
  readonly site: string;
  readonly alarm: Pick<Alarm, 'id' | 'ruleId'>;
}

/** The file from which an alarm follows again without us, and how to check that. */
export function AlarmEvidence({ site, alarm: { id, ruleId } }: AlarmEvidenceTerms) {
  const { evidence: words } = useSiteWords();
  const { VerifyLink } = useSiteHost();
  const connection = useConnection();
  const file = `${site}-${ruleId}-${id.slice(0, 8)}.json`;
  const log = useLog(site);
  const downloading = useMutation({
    mutationFn: () => connection.file(`/v1${sitePath(site, 'alarms', id, 'evidence')}`),
    onSuccess: (found) => saveAs(found, file),
  });
  const { error } = downloading;
  const isEarly = error instanceof ApiProblem && error.code === 'not-anchored-yet';
  return (
    <Panel title={words.title}>
      <p className="tk-alarm-said">{words.about}</p>
      {isEarly && <p role="alert">{words.waiting}</p>}
      {error && !isEarly && <Failure error={error} />}
      <Button loading={downloading.isPending} onClick={() => downloading.mutate()}>
        {words.download}
      </Button>
      <p className="tk-alarm-command">{words.byCommand}</p>
      <code className="tk-code">{`npx tallystick verify ${file} --rpc URL --log ${log ?? 'ACCOUNT'} --deployment deployment.json`}</code>
      <p className="tk-alarm-command">{words.inBrowser}</p>
      <VerifyLink about={log === undefined ? {} : { log }}>{words.here}</VerifyLink>
    </Panel>
  );
}

/** The account under which the platform anchors, as whoever verifies is to name it. */
function useLog(site: string): string | undefined {
  const { routes, call } = useRoutes();
  const { data } = useQuery({
    queryKey: [...ofSite(site), 'log'],
    queryFn: () => call(routes.GET('/v1/sites/{site}/log', { params: { path: { site } } })),
  });
  return data?.anchors[0]?.log;
}
