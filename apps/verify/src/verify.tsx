import { Page, useLanguage } from '@tallystick/web-kit';
import { useEffect, useRef, useState } from 'react';
import { checkApart } from './check-apart.js';
import { faultsOf, type Form, formOf } from './form.js';
import { Head } from './head.js';
import { Question } from './question.js';
import { Result } from './result.js';
import { type CheckState, MAX_FILE_BYTES } from './run-check.js';
import './verify.css';
import { useWords } from './words/index.js';

const MAIN = 'main';

/** Checks by a node of the reader's choice; it knows no API. */
export function Verify() {
  const words = useWords();
  const { language } = useLanguage();
  const [form, setForm] = useState<Form>(() => formOf(location.hash));
  const [file, setFile] = useState<File>();
  const [isAsked, setAsked] = useState(false);
  const [state, setState] = useState<CheckState>();
  const going = useRef<AbortController>(undefined);
  useEffect(() => {
    const linked = () => setForm((typed) => ({ ...formOf(location.hash), node: typed.node }));
    addEventListener('hashchange', linked);
    return () => removeEventListener('hashchange', linked);
  }, []);
  const faults = faultsOf(form);
  const isFileWrong = form.subject === 'bundle' && (file === undefined || file.size > MAX_FILE_BYTES);
  const isBusy = state !== undefined && !state.isDone;
  const check = () => {
    setAsked(true);
    if (faults.length > 0 || isFileWrong || isBusy) return;
    going.current = new AbortController();
    setState({ steps: [], isDone: false });
    void checkApart(form, file, setState, going.current.signal);
  };
  const cancel = () => {
    going.current?.abort();
    setState({ steps: [], isDone: true, isCancelled: true });
  };
  return (
    <div className="vf" lang={language}>
      <a className="vf-skip" href={`#${MAIN}`} onClick={goToMain}>
        {words.skip}
      </a>
      <Head />
      <main id={MAIN} tabIndex={-1}>
        <Page title={words.title} about={words.about}>
          <Question
            form={form}
            file={file}
            faults={isAsked ? faults : []}
            isFileWrong={isAsked && isFileWrong}
            isBusy={isBusy}
            onChange={(changes) => setForm({ ...form, ...changes })}
            onFile={setFile}
            onCheck={check}
            onCancel={cancel}
          />
          <Result state={state} />
        </Page>
      </main>
    </div>
  );
}

/** What stands behind the # is the link's. */
function goToMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById(MAIN)?.focus();
}
