import { Failure } from '@tallystick/web-kit';
import { useSiteChange } from '@tallystick/web-kit/site';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/index.js';
import { EnrolmentCode } from './enrolment-code.js';
import { GatewaySettings } from './gateway-settings.js';
import type { Gateway } from './gateways-doors.js';

interface GatewayActionsTerms {
  readonly site: string;
  readonly gateway: Gateway;
}

/** What the operator does with one gateway. A key is taken back where the operator's key lies, by `tallystick site take-back`. */
export function GatewayActions({ site, gateway }: GatewayActionsTerms) {
  const { siteWork } = useWords();
  const { gateways: words, ok, cancel } = siteWork;
  const [open, setOpen] = useState<'code' | 'settings'>();
  const close = () => setOpen(undefined);
  const { name, certificates } = gateway;
  const holding = certificates.find(({ takenBackAt }) => !takenBackAt);
  const revoking = useSiteChange(site, ({ routes, call }, serial: string) =>
    call(
      routes.DELETE('/v1/sites/{site}/gateways/{name}/certificates/{serial}', {
        params: { path: { site, name, serial } },
      }),
    ),
  );
  return (
    <span className="pt-row-actions">
      {revoking.error && <Failure error={revoking.error} />}
      <Button size="small" aria-label={words.codeOf(name)} onClick={() => setOpen('code')}>
        {words.code}
      </Button>
      <Button size="small" aria-label={words.settingsOf(name)} onClick={() => setOpen('settings')}>
        {words.settings}
      </Button>
      {holding && (
        <Popconfirm
          okText={ok}
          cancelText={cancel}
          title={words.revokeAsk}
          description={words.revokeHint}
          onConfirm={() => revoking.mutate(holding.serial)}
        >
          <Button size="small" danger aria-label={`${words.revoke}: ${name}`}>
            {words.revoke}
          </Button>
        </Popconfirm>
      )}
      {open === 'code' && <EnrolmentCode site={site} gateway={name} onClose={close} />}
      {open === 'settings' && <GatewaySettings site={site} gateway={gateway} onClose={close} />}
    </span>
  );
}
