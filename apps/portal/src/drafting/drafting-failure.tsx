import { ApiProblem } from '@tallystick/api-client/browser';
import { Blank, Failure } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import { DifferencesTable } from './differences-table.js';
import { DraftDiffers } from './draft-check.js';

/** Why nothing was drafted; of a draft that is not what was typed, where it differs. */
export function DraftingFailure({ error }: { readonly error: unknown }) {
  const { forms: words } = useWords();
  if (error === null) return null;
  if (error instanceof DraftDiffers) {
    return (
      <div role="alert" className="pt-refused">
        <Blank title={words.differs}>{words.differsHint}</Blank>
        <DifferencesTable differences={error.differences} />
      </div>
    );
  }
  const refused = refusalsIn(error);
  if (refused.length === 0) return <Failure error={error} />;
  return (
    <div role="alert" className="pt-refused">
      <Blank title={words.refused}>{refused.map(({ message }) => message).join(' ')}</Blank>
    </div>
  );
}

interface RefusedAct {
  readonly message: string;
}

/** Of acts that are drafted together the service says of each why it will not draft it. */
function refusalsIn(error: unknown): readonly RefusedAct[] {
  if (!(error instanceof ApiProblem) || error.code !== 'acts-refused') return [];
  return (error.problem.details as { readonly refused?: readonly RefusedAct[] } | undefined)?.refused ?? [];
}
