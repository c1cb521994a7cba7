import { LANGUAGES, useLanguage } from '@tallystick/web-kit';
import { useWords } from './words/index.js';

const FILE = 'tallystick-verify.html';

export function Head() {
  const words = useWords();
  const { language, choose } = useLanguage();
  const [other = language] = LANGUAGES.filter((one) => one !== language);
  // A page that was saved is not saved again from itself.
  const isServed = location.protocol.startsWith('http');
  return (
    <header className="vf-head">
      <strong>{words.product}</strong>
      {isServed && (
        <a href={location.pathname} download={FILE}>
          {words.save}
        </a>
      )}
      <button type="button" lang={other} onClick={() => void choose(other)}>
        {words.language}
      </button>
    </header>
  );
}
