import { App, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/en-gb';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.js';
import './theme.css';
import { THEME } from './tokens.js';

/** The nonce of this answer, which the styles that are made here carry: the page takes no others. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const LOCALES = { en: enUS, 'zh-CN': zhCN };

export function Themed({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <ConfigProvider csp={{ nonce }} locale={LOCALES[language]} theme={THEME} button={{ autoInsertSpace: false }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
