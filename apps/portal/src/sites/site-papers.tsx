import { Panel, Select, usePerson } from '@tallystick/web-kit';
import type { Site } from '@tallystick/web-kit/site';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/index.js';
import { HandInPaper } from './hand-in-paper.js';
import { useMayRun } from './may-run.js';
import { Outages } from './outages.js';
import { PAPER_KINDS, type PaperKind, useReleasers } from './papers-doors.js';
import { PapersTable } from './papers-table.js';
import { SiteScreen } from './site-screen.js';

/** What a site was told beforehand, and what is out of service. */
export function SitePapers() {
  const { sites } = useWords();
  return <SiteScreen title={sites.papers}>{(site) => <Papers site={site} />}</SiteScreen>;
}

function Papers({ site }: { readonly site: Site }) {
  const { siteWork } = useWords();
  const { papers: words } = siteWork;
  const [kind, setKind] = useState<PaperKind>();
  const [handed, setHanded] = useState<PaperKind>();
  const mine = useOwnKinds(site);
  return (
    <>
      <Panel
        title={words.list}
        isFlush
        actions={
          <Select
            label={words.kind}
            options={PAPER_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
            value={kind}
            placeholder={words.anyKind}
            allowClear
            onChange={setKind}
            width={190}
          />
        }
      >
        {mine.length > 0 && (
          <div className="tk-choice tk-filters">
            {mine.map((one) => (
              <Button key={one} onClick={() => setHanded(one)}>
                {words.handIn(words.kinds[one])}
              </Button>
            ))}
          </div>
        )}
        <PapersTable site={site.site} kind={kind} />
      </Panel>
      <Outages site={site} />
      {handed && <HandInPaper site={site.site} kind={handed} onClose={() => setHanded(undefined)} />}
    </>
  );
}

/** The operator tells what it does; only a releaser, who is never the operator, lets goods go. */
function useOwnKinds(site: Site): readonly PaperKind[] {
  const mayRun = useMayRun(site);
  const { party, scopes } = usePerson();
  const { data } = useReleasers(site.site);
  if (mayRun) return PAPER_KINDS.filter((kind) => kind !== 'release-order');
  const isReleaser = data?.items.some((releaser) => releaser.party === party) ?? false;
  return isReleaser && scopes.includes('documents') ? ['release-order'] : [];
}
