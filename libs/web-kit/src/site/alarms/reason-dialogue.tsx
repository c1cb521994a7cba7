import { type Reasoned, ReasonedDialogue, type ReasonedDialogueTerms } from '../../components/reasoned-dialogue.js';
import { useSiteWords } from '../words/index.js';

export type { Reasoned } from '../../components/reasoned-dialogue.js';

/** As `ReasonedDialogue`, in the words of a site. */
export function ReasonDialogue<Terms extends Reasoned>(terms: Omit<ReasonedDialogueTerms<Terms>, 'words'>) {
  const { alarms: words } = useSiteWords();
  return <ReasonedDialogue<Terms> words={words} {...terms} />;
}
