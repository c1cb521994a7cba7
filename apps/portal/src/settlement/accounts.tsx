import { Facts, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';

const NOBODY = '0';

/** The bank whose receipts count for payments to the reader. */
export function Accounts() {
  const connection = useConnection();
  const { settlement: words } = useWords();
  const { data: named } = useQuery({
    queryKey: ['settlement-bank'],
    queryFn: () => connection.call(connection.routes.GET('/v1/settlement-bank')),
  });
  const bank = named && (named.bank === NOBODY ? words.noBank : <PartyName party={named.bank} />);
  return (
    <Panel title={words.accounts}>
      <Facts items={[[words.bank, bank]]} />
    </Panel>
  );
}
