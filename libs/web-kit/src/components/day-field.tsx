import { DatePicker } from 'antd';
import enUS from 'antd/es/date-picker/locale/en_US';
import zhCN from 'antd/es/date-picker/locale/zh_CN';
import dayjs from 'dayjs';
import { useLanguage } from '../language/language.js';

interface DayFieldTerms {
  readonly label: string;
  /** Such as `2027-03-31`. */
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
  readonly id?: string;
  readonly isDisabled?: boolean;
  readonly width?: number;
}

const ISO = 'YYYY-MM-DD';
/** The buttons of month and year are called what stands on them, and not otherwise (WCAG 2.5.3). */
const CALLED_BY_THEIR_TEXT = { monthSelect: '', yearSelect: '' };
const LOCALES = {
  en: { ...enUS, lang: { ...enUS.lang, ...CALLED_BY_THEIR_TEXT } },
  'zh-CN': { ...zhCN, lang: { ...zhCN.lang, ...CALLED_BY_THEIR_TEXT } },
};
/** As days are written in the language; what is typed may also be in the order that every reader knows. */
const FORMATS = { en: ['D MMM YYYY', ISO, 'D/M/YYYY'], 'zh-CN': ['YYYY年M月D日', ISO, 'YYYY/M/D'] };

/** A calendar day, typed or picked. The browser's own field is written in the order of the system, whatever language the page is in. */
export function DayField({ label, value, onChange, id, isDisabled = false, width = 150 }: DayFieldTerms) {
  const { language } = useLanguage();
  // What stands in an address may be no day.
  const day = value === undefined || value === '' ? undefined : dayjs(value);
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      aria-label={label}
      locale={LOCALES[language]}
      // Within the page's landmarks, beside what it belongs to.
      getPopupContainer={(field) => field.parentElement ?? document.body}
      format={FORMATS[language]}
      value={day?.isValid() ? day : null}
      disabled={isDisabled}
      style={{ width }}
      // A day that was typed counts when the field is left, as in any other.
      changeOnBlur
      onChange={(chosen) => onChange(chosen?.format(ISO))}
    />
  );
}
