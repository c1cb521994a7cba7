import { createContext, type ReactNode, use, useContext, useEffect, useMemo, useState } from 'react';

/** Languages that people may read, as BCP 47 has them. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

interface LanguageChoice {
  readonly language: Language;
  /**
   * Rejected, and the language is what it was, when its words do not come, as without a connection: nothing typed is lost. A browser asks for a module
   * once, so they come when the page is opened anew.
   */
  readonly choose: (language: Language) => Promise<void>;
}

const KEPT = 'tallystick.language';
/** Of all words that come for one language alone. */
const loaders: ((language: Language) => Promise<unknown>)[] = [];
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
      choose: async (chosen: Language) => {
        localStorage.setItem(KEPT, chosen);
        await Promise.all(loaders.map((load) => load(chosen)));
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

/** The hook that gives words in the language that is read. Every language has the same ones, by their type. */
export function wordsIn<Words>(all: Readonly<Record<Language, Words>>): () => Words {
  return () => all[useLanguage().language];
}

/**
 * The same of words that are many: those of one language come when it is read, and not before. They are asked for at once, since the page cannot
 * say anything without them, and components that read them wait in the `Suspense` around them.
 */
export function wordsLoadedIn<Words>(loads: Readonly<Record<Language, () => Promise<Words>>>): () => Words {
  const [asked, there] = [new Map<Language, Promise<Words>>(), new Map<Language, Words>()];
  const ask = async (language: Language): Promise<Words> => {
    const words = await loads[language]();
    there.set(language, words);
    return words;
  };
  const load = (language: Language): Promise<Words> => {
    const words = asked.get(language) ?? ask(language);
    asked.set(language, words);
    return words;
  };
  loaders.push(load);
  // Whoever reads the words is told that they did not come.
  load(preferred()).catch(() => undefined);
  return () => {
    const { language } = useLanguage();
    return there.get(language) ?? use(load(language));
  };
}
