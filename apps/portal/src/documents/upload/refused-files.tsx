import { Loaded, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../words/index.js';
import { PlainFindings } from '../finding/plain-findings.js';

const SHOWN_MAX = 100;

/** What was not taken in, each with why, where, and what to do about it. */
export function RefusedFiles({ id }: { readonly id: string }) {
  const connection = useConnection();
  const { documents } = useWords();
  const { upload: words } = documents;
  const query = { state: 'refused', limit: SHOWN_MAX };
  const refused = useQuery({
    queryKey: ['batch', id, 'files', 'refused', 'told'],
    queryFn: () =>
      connection.call(connection.routes.GET('/v1/document-batches/{id}/files', { params: { path: { id }, query } })),
  });
  return (
    <Panel title={words.refused}>
      <Loaded query={refused}>
        {({ items }) => (
          <ul className="pt-refusals">
            {items.map(({ name, refusal }) => (
              <li key={name}>
                <h3>{name}</h3>
                <p>{(refusal && words.refusals[refusal.code]) ?? words.otherwise}</p>
                {refusal && (refusal.findings ?? []).length === 0 && (
                  <p className="tk-quiet" lang="en">
                    {refusal.detail}
                  </p>
                )}
                <PlainFindings findings={refusal?.findings ?? []} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
