/** The tally stick: one length, notched, split along itself so that both sides hold matching parts. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="6" fill="#1f6fc9" />
      <path d="M5 12.5h22v3.2H5zM5 17.3h22v3.2H5z" fill="#fff" />
      <path d="M9 10v12M14 10v12M19 10v5.7M24 17.3V22" stroke="#1f6fc9" strokeWidth="1.6" />
    </svg>
  );
}
