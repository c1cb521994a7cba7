import { Select, useLanguage } from '@tallystick/web-kit';
import { Button } from 'antd';
import { type FilterChanges, isNarrowed } from '../lists/address-filters.js';
import '../lists/lists.css';
import { NamedDay } from '../lists/named-day.js';
import { useWords } from '../words/index.js';
import type { ReceiptedTotal } from './goods-doors.js';
import { isAskable, type ListFilters, NO_FILTERS } from './list-filters.js';
import { choicesOf } from './totals.js';

interface ReceiptFiltersTerms {
  readonly filters: ListFilters;
  readonly onChange: (changes: FilterChanges) => void;
  /** What there is to choose from. */
  readonly totals: readonly ReceiptedTotal[];
}

export function ReceiptFilters({ filters, onChange, totals }: ReceiptFiltersTerms) {
  const { goods: words } = useWords();
  const { language } = useLanguage();
  const choices = (texts: readonly string[], chosen: string | undefined) =>
    choicesOf(texts.filter(isAskable), chosen, language).map((value) => ({ value, label: value }));
  return (
    <div className="pt-filters" role="search">
      <Select
        label={words.commodity}
        options={choices(
          totals.map(({ commodity }) => commodity),
          filters.commodity,
        )}
        value={filters.commodity}
        placeholder={words.anyCommodity}
        allowClear
        onChange={(commodity) => onChange({ commodity })}
        width={220}
      />
      <Select
        label={words.warehouse}
        options={choices(
          totals.map(({ warehouse }) => warehouse),
          filters.warehouse,
        )}
        value={filters.warehouse}
        placeholder={words.anyWarehouse}
        allowClear
        onChange={(warehouse) => onChange({ warehouse })}
        width={200}
      />
      <NamedDay name={words.issuedFrom} value={filters.from} onChange={(from) => onChange({ from })} />
      <NamedDay name={words.issuedUntil} value={filters.until} onChange={(until) => onChange({ until })} />
      {isNarrowed(filters) && (
        <Button type="link" onClick={() => onChange(NO_FILTERS)}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}
