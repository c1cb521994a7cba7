import { type Column, DataTable, Failure, Loaded, Moment, Page, Panel, Tag } from '@tallystick/web-kit';
import {
  ParametersTable,
  RuleState,
  type RuleVersion,
  type Site,
  sitePath,
  type SiteRule as Rule,
  useSite,
  useSiteChange,
  useSiteRule,
  useSiteWords,
  watchedBy,
} from '@tallystick/web-kit/site';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { AskButton } from '../confirming/ask-button.js';
import { useWords } from '../words/index.js';
import { ChangeRule } from './change-rule.js';
import { useMayRun } from './may-run.js';
import { InSites } from './site-screen.js';

/** One rule of a site: what it watches for, by which parameters, and everything it was before. */
export function SiteRule() {
  const { site = '', id = '' } = useParams();
  const { alarms, rules, ruleList: words } = useSiteWords();
  const { siteWork } = useWords();
  const of = useSite(site);
  const rule = useSiteRule(site, id);
  const { data: found } = rule;
  const watched = watchedBy(found?.versions[0]?.parameters ?? {});
  return (
    <InSites>
      <Page
        title={found ? alarms.titleOf(rules[found.ruleId].name, watched) : words.rule}
        about={
          <>
            <Link to={sitePath(site, 'rules')}>{siteWork.rule.back}</Link>
            {of.data && <> · {of.data.name}</>}
          </>
        }
        actions={of.data && found && <RuleActions site={of.data} rule={found} />}
      >
        <Loaded query={rule}>{(one) => <RuleParts rule={one} />}</Loaded>
      </Page>
    </InSites>
  );
}

function RuleParts({ rule }: { readonly rule: Rule }) {
  const { rules, ruleList: words, alarms } = useSiteWords();
  const { siteWork } = useWords();
  const [newest] = rule.versions;
  const columns: Column<RuleVersion>[] = [
    { key: 'version', title: words.version, render: ({ version }) => siteWork.rule.version(version) },
    { key: 'state', title: words.state, render: ({ isOn }) => (isOn ? words.on : <Tag>{words.off}</Tag>) },
    { key: 'since', title: words.since, render: ({ at }) => <Moment at={at} /> },
    { key: 'by', title: words.by, render: ({ by }) => <PartyName party={by} /> },
    { key: 'reason', title: words.reason, render: ({ reason }) => reason },
  ];
  return (
    <>
      <Panel title={rules[rule.ruleId].name} actions={<RuleState rule={rule} />}>
        <p>
          <strong>{words.raised}:</strong> {rules[rule.ruleId].raised}
        </p>
        <p>
          <strong>{words.cleared}:</strong> {rules[rule.ruleId].cleared}
        </p>
      </Panel>
      {newest && (
        <Panel title={words.show} isFlush>
          <ParametersTable label={words.show} ruleId={rule.ruleId} parameters={newest.parameters} />
        </Panel>
      )}
      <Panel title={words.versions} isFlush>
        <DataTable
          label={words.versions}
          columns={columns}
          rows={rule.versions}
          keyOf={({ version }) => String(version)}
          blank={<p className="tk-table-foot">{alarms.none}</p>}
        />
      </Panel>
    </>
  );
}

function RuleActions({ site, rule }: { readonly site: Site; readonly rule: Rule }) {
  const { siteWork } = useWords();
  const { rule: words } = siteWork;
  const mayRun = useMayRun(site);
  const [isChanging, setIsChanging] = useState(false);
  const path = { site: site.site, id: rule.id };
  const switching = useSiteChange(site.site, ({ routes, call }, _: undefined) =>
    call(routes.DELETE('/v1/sites/{site}/rules/{id}', { params: { path } })),
  );
  if (!mayRun) return null;
  return (
    <>
      {switching.error && <Failure error={switching.error} />}
      {rule.versions[0]?.isOn && (
        <AskButton
          label={words.off}
          question={words.offAsk}
          hint={words.offHint}
          isDanger
          isPending={switching.isPending}
          onYes={() => switching.mutate(undefined)}
        />
      )}
      <Button type="primary" onClick={() => setIsChanging(true)}>
        {words.change}
      </Button>
      {isChanging && <ChangeRule site={site.site} rule={rule} onClose={() => setIsChanging(false)} />}
    </>
  );
}
