import { Select } from '@tallystick/web-kit';
import '../lists/lists.css';
import { useWords } from '../words/index.js';
import { type InboxFilters as Filters, KINDS, VIEWS } from './inbox-filters.js';

interface InboxFiltersTerms {
  readonly filters: Filters;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

export function InboxFilters({ filters, onChange }: InboxFiltersTerms) {
  const { signing: words, acts } = useWords();
  return (
    <div className="pt-filters" role="search">
      <div className="pt-views" role="group" aria-label={words.view}>
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={view === filters.view}
            onClick={() => onChange({ view: view === 'mine' ? undefined : view, sort: undefined })}
          >
            {words.views[view]}
          </button>
        ))}
      </div>
      <Select
        label={words.kind}
        options={KINDS.map((value) => ({ value, label: acts.kinds[value] }))}
        value={filters.kind}
        placeholder={words.anyKind}
        allowClear
        onChange={(kind) => onChange({ kind })}
        width={220}
      />
    </div>
  );
}
