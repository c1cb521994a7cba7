import { type KeyboardEvent, useState } from 'react';
import './combobox.css';
import type { FieldControl } from './field.js';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** A second line, such as a code. */
  readonly detail?: string | undefined;
}

interface ComboboxTerms {
  readonly control: FieldControl;
  /** Of the list of options, for who hears it. */
  readonly listName: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly ComboboxOption[];
  readonly onChoose: (option: ComboboxOption) => void;
  /** Said in place of options: that there are none, or that they are on their way. */
  readonly status: string | undefined;
  readonly placeholder?: string;
}

const NONE = -1;

/** A field with a list to choose from (ARIA's combobox with a list): arrows walk, Enter takes, Escape closes, and the field keeps the focus. */
export function Combobox(terms: ComboboxTerms) {
  const { control, listName, text, onText, options, onChoose, status, placeholder } = terms;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(NONE);
  const listId = `${control.id}list`;
  const optionId = (place: number) => `${control.id}option${place}`;
  const isListed = isOpen && options.length > 0;
  const at = isListed && active < options.length ? active : NONE;
  const choose = (option: ComboboxOption | undefined) => {
    if (!option) return;
    onChoose(option);
    setOpen(false);
    setActive(NONE);
  };
  const walk = (step: number) => {
    setOpen(true);
    if (options.length > 0)
      setActive((at + step + options.length + (at === NONE && step < 0 ? 1 : 0)) % options.length);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const does: Readonly<Record<string, () => void>> = {
      ArrowDown: () => walk(1),
      ArrowUp: () => walk(-1),
      ...(isOpen ? { Escape: () => setOpen(false) } : {}),
      ...(at === NONE ? {} : { Enter: () => choose(options[at]) }),
    };
    const answer = does[event.key];
    if (!answer) return;
    event.preventDefault();
    answer();
  };
  return (
    <div className="tk-combobox">
      <input
        {...control}
        className="tk-input"
        role="combobox"
        aria-expanded={isListed}
        aria-autocomplete="list"
        aria-controls={isListed ? listId : undefined}
        aria-activedescendant={at === NONE ? undefined : optionId(at)}
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => {
          setOpen(true);
          setActive(NONE);
          onText(target.value);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={pressed}
        onBlur={() => setOpen(false)}
      />
      {isListed && (
        <ul className="tk-options" role="listbox" id={listId} aria-label={listName}>
          {options.map((option, place) => (
            <li
              key={option.value}
              id={optionId(place)}
              role="option"
              aria-selected={place === at}
              // The field keeps the focus, and with it the list stays open until the choice is made.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.label}
              {option.detail !== undefined && <small>{option.detail}</small>}
            </li>
          ))}
        </ul>
      )}
      {isOpen && options.length === 0 && status !== undefined && (
        <div className="tk-options tk-options-none" role="status">
          {status}
        </div>
      )}
    </div>
  );
}
