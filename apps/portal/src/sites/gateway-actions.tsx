import { Failure } from '@tallystick/web-kit';
import { useSiteChange } from '@tallystick/web-kit/site';
import { Button } from 'antd';
import { useState } from 'react';
import { AskButton } from '../confirming/ask-button.js';
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
  const { gateways: words } = siteWork;
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
        <AskButton
          label={words.revoke}
          describedAs={`${words.revoke}: ${name}`}
          question={words.revokeAsk}
          hint={words.revokeHint}
          isDanger
          isSmall
          isPending={revoking.isPending}
          onYes={() => revoking.mutate(holding.serial)}
        />
      )}
      {open === 'code' && <EnrolmentCode site={site} gateway={name} onClose={close} />}
      {open === 'settings' && <GatewaySettings site={site} gateway={gateway} onClose={close} />}
    </span>
  );
}
