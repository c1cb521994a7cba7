import { Panel, useFormats } from '@tallystick/web-kit';
import { type DragEvent, type SubmitEvent, useId, useRef } from 'react';
import { Field } from './field.js';
import { type FieldName, type Form, type Subject, SUBJECTS } from './form.js';
import { MAX_FILE_BYTES } from './run-check.js';
import { useWords } from './words/index.js';

interface QuestionTerms {
  readonly form: Form;
  readonly file: File | undefined;
  readonly faults: readonly FieldName[];
  readonly isFileWrong: boolean;
  readonly isBusy: boolean;
  readonly onChange: (changes: Partial<Form>) => void;
  readonly onFile: (file: File | undefined) => void;
  readonly onCheck: () => void;
  readonly onCancel: () => void;
}

const SHOWN: Readonly<Record<Subject, readonly FieldName[]>> = {
  claim: ['receivable'],
  act: ['transaction', 'digest'],
  bundle: ['operator', 'log'],
};
const OPTIONAL: ReadonlySet<FieldName> = new Set(['digest', 'operator']);

export function Question(terms: QuestionTerms) {
  const { form, file, faults, isFileWrong, isBusy, onChange, onFile, onCheck, onCancel } = terms;
  const words = useWords();
  const checkButton = useRef<HTMLButtonElement>(null);
  const cancel = () => {
    onCancel();
    // The button that the hand was on is gone by then.
    setTimeout(() => checkButton.current?.focus());
  };
  const field = (name: FieldName) => (
    <Field
      key={name}
      name={name}
      value={form[name]}
      isWrong={faults.includes(name)}
      isOptional={OPTIONAL.has(name) || (form.subject === 'bundle' && name !== 'operator')}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  const submitted = (event: SubmitEvent) => {
    event.preventDefault();
    onCheck();
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    const [first] = event.dataTransfer.files;
    if (first) onFile(first);
    onChange({ subject: 'bundle' });
  };
  return (
    <form noValidate onSubmit={submitted} onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      <Panel title={words.what}>
        <fieldset className="vf-subjects">
          <legend className="tk-unseen">{words.what}</legend>
          {SUBJECTS.map((subject) => (
            <label key={subject}>
              <input
                type="radio"
                name="subject"
                checked={form.subject === subject}
                onChange={() => onChange({ subject })}
              />
              {words.subjects[subject]}
            </label>
          ))}
        </fieldset>
        <div className="vf-fields">
          {form.subject === 'bundle' && <FileField file={file} isWrong={isFileWrong} onFile={onFile} />}
          {SHOWN[form.subject].map(field)}
        </div>
      </Panel>
      <Panel title={words.where}>
        <div className="vf-fields">{(['node', 'relay', 'chain', 'from'] as const).map(field)}</div>
        {form.subject === 'bundle' && form.node.trim() === '' && <p className="tk-quiet">{words.noNode}</p>}
        <div className="vf-buttons">
          <button type="submit" className="vf-check" ref={checkButton} disabled={isBusy}>
            {isBusy ? words.checking : words.check}
          </button>
          {isBusy && (
            <button type="button" className="vf-cancel" onClick={cancel}>
              {words.cancel}
            </button>
          )}
        </div>
      </Panel>
    </form>
  );
}

interface FileFieldTerms {
  readonly file: File | undefined;
  readonly isWrong: boolean;
  readonly onFile: (file: File | undefined) => void;
}

function FileField({ file, isWrong, onFile }: FileFieldTerms) {
  const words = useWords();
  const { count } = useFormats();
  const id = useId();
  const most = `${count(MAX_FILE_BYTES / 1024 / 1024)} MiB`;
  const fault = file === undefined ? words.noFile : words.fileTooLarge(most);
  return (
    <div className="vf-field">
      <label htmlFor={id}>{words.file}</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onFile(target.files?.[0])}
      />
      <small id={`${id}-hint`} className={isWrong ? 'vf-wrong' : undefined}>
        {isWrong ? fault : (file?.name ?? words.hints.file)}
      </small>
    </div>
  );
}
