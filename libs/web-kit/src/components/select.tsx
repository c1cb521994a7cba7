import { Select as AntSelect, type SelectProps } from 'antd';
import { useKitWords } from '../words/index.js';

export interface SelectTerms<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value?: Value | undefined;
  readonly onChange?: (value: Value | undefined) => void;
  readonly allowClear?: boolean;
  readonly placeholder?: string;
  readonly id?: string;
  readonly width?: number;
  /** Whether one may type to find an option among many. */
  readonly isSearchable?: boolean;
}

/** The one select of the apps. antd's leaves its combobox empty after a choice; this one says its value in its accessible name. */
export function Select<Value extends string>({
  label,
  options,
  value,
  width = 180,
  placeholder,
  isSearchable = false,
  ...more
}: SelectTerms<Value>) {
  const words = useKitWords();
  const chosen = options.find((option) => option.value === value)?.label ?? placeholder ?? words.select.none;
  const search: SelectProps<Value> = isSearchable ? { showSearch: { optionFilterProp: 'label' } } : {};
  const props: SelectProps<Value> = { ...more, ...search, options: [...options] };
  return (
    <AntSelect<Value>
      {...props}
      {...(value === undefined ? {} : { value })}
      {...(placeholder === undefined ? {} : { placeholder })}
      aria-label={`${label}: ${chosen}`}
      style={{ width }}
      virtual={false}
    />
  );
}
