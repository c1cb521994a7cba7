import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** Languages that people may read, as BCP 47 has them. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const KEPT = 'tallystick.language';
const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** What was chosen in this browser; else Chinese for whoever reads it, and English. */
function preferred(): Language {
  const kept = LANGUAGES.find((one) => one === localStorage.getItem(KEPT));
  return kept ?? (navigator.languages.some((one) => one.startsWith('zh')) ? 'zh-CN' : 'en');
}

export function InLanguage({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        localStorage.setItem(KEPT, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('there is no language around this component');
  return choice;
}

/** The hook that gives an app's words in the language that is read. Every language has the same ones, by their type. */
export function wordsIn<Words>(all: Readonly<Record<Language, Words>>): () => Words {
  return () => all[useLanguage().language];
}
