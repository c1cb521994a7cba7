/** What follows, step by step. */
export function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol className="pt-will pt-steps">
      {steps.map((step) => (
        <li key={step}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
