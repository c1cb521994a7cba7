import { Panel } from '@tallystick/web-kit';
import type { Site } from '@tallystick/web-kit/site';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/index.js';
import { AddGateway } from './add-gateway.js';
import { Enrolments } from './enrolments.js';
import { GatewaysTable } from './gateways-table.js';
import { useMayRun } from './may-run.js';
import { SiteScreen } from './site-screen.js';

/** What brings a site's readings in, and who asks to. */
export function SiteGateways() {
  const { sites } = useWords();
  return <SiteScreen title={sites.gateways}>{(site) => <Gateways site={site} />}</SiteScreen>;
}

function Gateways({ site }: { readonly site: Site }) {
  const { siteWork } = useWords();
  const { gateways: words } = siteWork;
  const mayRun = useMayRun(site);
  const [isAdding, setIsAdding] = useState(false);
  const add = mayRun && (
    <Button type="primary" onClick={() => setIsAdding(true)}>
      {words.add}
    </Button>
  );
  return (
    <>
      <Enrolments site={site.site} mayRun={mayRun} />
      <Panel title={words.list} isFlush actions={add}>
        <GatewaysTable site={site.site} mayRun={mayRun} />
      </Panel>
      {isAdding && <AddGateway site={site.site} onClose={() => setIsAdding(false)} />}
    </>
  );
}
