import { Button } from 'antd';
import { LANGUAGES, useLanguage } from '../language/language.js';
import { en } from '../words/en.js';
import { zh } from '../words/zh.js';

/** Each language is named in itself, for who reads no other. */
const NAMES = { en: en.language.name, 'zh-CN': zh.language.name };

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  return LANGUAGES.filter((one) => one !== language).map((one) => (
    <Button key={one} size="small" type="text" lang={one} className="tk-language" onClick={() => choose(one)}>
      {NAMES[one]}
    </Button>
  ));
}
