import type { components } from '@tallystick/api-client/browser';
import { Tag, type Tone, useLanguage } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import { adviceOn, wordsOfRule } from './finding-rule.js';
import { placeOf } from './place.js';

type Finding = components['schemas']['FindingView'];

export const SEVERITY_TONES: Readonly<Record<Finding['severity'], Tone>> = {
  ...{ error: 'bad', warning: 'warn', info: 'info' },
};

/** A finding in words: how bad, what, where, and what to do. The check's own words, which name figures, stand below as it wrote them. */
export function FindingHead({ finding }: { readonly finding: Finding }) {
  const { documents, findings } = useWords();
  const { document: words } = documents;
  const { language } = useLanguage();
  const { rule, severity, where, message } = finding;
  const place = placeOf(where);
  const said = wordsOfRule(rule, findings);
  return (
    <>
      <header>
        <Tag tone={SEVERITY_TONES[severity]}>{words.severity[severity]}</Tag>
        <h3>{said ?? message}</h3>
        <code className="tk-mono tk-quiet">{rule}</code>
      </header>
      {said !== undefined && (
        <p className="pt-facts-line">
          {words.says} <span lang={language === 'en' ? undefined : 'en'}>{message}</span>
        </p>
      )}
      <p className="pt-facts-line">
        {place ? words.place(String(place.line), String(place.column)) : where === '' ? words.wholeFile : ''}{' '}
        <span className="tk-mono">{place?.path ?? where}</span>
      </p>
      <p className="pt-facts-line">
        <b>{words.todo}</b> {adviceOn(rule, severity, findings)}
      </p>
    </>
  );
}
