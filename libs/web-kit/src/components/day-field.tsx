import { DatePicker } from 'antd';
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
      placeholder={FORMATS[language][0] ?? ISO}
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
