import { useEffect } from 'react';

export function Heading({ title, about }: { readonly title: string; readonly about: string }) {
  useEffect(() => {
    document.title = `${title} · Tallystick`;
  }, [title]);
  return (
    <div>
      <h1>{title}</h1>
      <p>{about}</p>
    </div>
  );
}
