import { Button } from 'antd';
import { useState } from 'react';
import { LANGUAGES, useLanguage } from '../language/language.js';
import { en } from '../words/en.js';
import { useKitWords } from '../words/index.js';
import { zh } from '../words/zh.js';

/** Each language is named in itself, for who reads no other. */
const NAMES = { en: en.language.name, 'zh-CN': zh.language.name };

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const { language: words } = useKitWords();
  const [hasFailed, setHasFailed] = useState(false);
  return (
    <>
      {hasFailed && <span role="alert">{words.notLoaded}</span>}
      {LANGUAGES.filter((one) => one !== language).map((one) => (
        <Button
          key={one}
          size="small"
          type="text"
          lang={one}
          className="tk-language"
          onClick={() =>
            void choose(one).then(
              () => setHasFailed(false),
              () => setHasFailed(true),
            )
          }
        >
          {NAMES[one]}
        </Button>
      ))}
    </>
  );
}
