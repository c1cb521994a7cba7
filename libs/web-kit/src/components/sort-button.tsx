interface SortButtonTerms {
  readonly title: string;
  readonly name: string;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}

const RISING = '↑';
const FALLING = '↓';
const SORTABLE = '↕';

/** What falls first is what people look for first: the latest, the largest. */
export function SortButton({ title, name, sort, onSort }: SortButtonTerms) {
  const next = sort === `-${name}` ? name : `-${name}`;
  const arrow = sort === name ? RISING : sort === `-${name}` ? FALLING : SORTABLE;
  return (
    <button type="button" className="tk-sort" onClick={() => onSort(next)}>
      {title}
      <span aria-hidden className={arrow === SORTABLE ? 'tk-unsorted' : undefined}>
        {arrow}
      </span>
    </button>
  );
}
