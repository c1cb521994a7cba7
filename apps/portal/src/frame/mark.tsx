/** The tally stick: one length, notched, split along itself so that both sides hold matching parts. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="6" fill="#1f6fc9" />
      <path d="M4 10h24v5.2H4zM4 16.8h24V22H4z" fill="#fff" />
      <path
        d="m8.5 10 1.7 2.6 1.7-2.6zM14.3 10l1.7 2.6 1.7-2.6zM20.1 10l1.7 2.6 1.7-2.6zM8.5 22l1.7-2.6 1.7 2.6zM20.1 22l1.7-2.6 1.7 2.6z"
        fill="#1f6fc9"
      />
    </svg>
  );
}
