import { Day, Facts, Moment, Panel, Tag, usePerson } from '@tallystick/web-kit';
import { PartyName } from '../../parties/party-name.js';
import { useWords } from '../../words/index.js';
import type { DocumentView, Reading } from './views.js';
import { FoundHere } from './found-here.js';

interface DocumentFactsTerms {
  readonly document: DocumentView;
  readonly reading: Reading;
}

/** Who, when, what it refers to, and how it came here. */
export function DocumentFacts({ document, reading }: DocumentFactsTerms) {
  const { documents } = useWords();
  const { document: words } = documents;
  const { findings, taxAnswer } = document;
  return (
    <Panel title={words.facts}>
      <Facts
        items={[
          ...(['seller', 'buyer'] as const).map(
            (side) => [documents[side], <Side key={side} side={side} document={document} reading={reading} />] as const,
          ),
          ...reading.days.map(
            ({ name, on, where }) =>
              [
                words.days[name],
                <span key={name} className="pt-marked">
                  <Day on={on} />
                  <FoundHere findings={findings} where={where} />
                </span>,
              ] as const,
          ),
          ...(reading.references.length > 0
            ? [[words.references, <References key="references" reading={reading} />] as const]
            : []),
          ...(reading.typeCode === '' ? [] : [[words.typeCode, reading.typeCode] as const]),
          ...(taxAnswer ? [[words.taxBureau, <TaxAnswer key="tax" outcome={taxAnswer.outcome} />] as const] : []),
          [documents.submitters, <Submitters key="submitters" document={document} />],
          [documents.receivedAt, <Moment key="received" at={document.receivedAt} />],
          [
            words.sha256,
            <span key="sha256" className="tk-mono">
              {document.sha256}
            </span>,
          ],
        ]}
      />
    </Panel>
  );
}

/** As the document names it; by what code it is who it is here. */
function Side({ side, document, reading }: DocumentFactsTerms & { readonly side: 'seller' | 'buyer' }) {
  const { name, identifiers, where } = reading[side];
  return (
    <>
      <span className="pt-marked">
        {name || <PartyName party={document[side]} />}
        <FoundHere findings={document.findings} where={where} />
      </span>
      {identifiers.map((identifier) => (
        <div key={identifier} className="tk-mono tk-quiet">
          {identifier.replace(/^:/, '')}
        </div>
      ))}
    </>
  );
}

function References({ reading: { references } }: { readonly reading: Reading }) {
  const { documents } = useWords();
  return references.map(({ kind, number }) => (
    <div key={`${kind} ${number}`}>
      {documents.kinds[kind]} {number}
    </div>
  ));
}

function TaxAnswer({ outcome }: { readonly outcome: NonNullable<DocumentView['taxAnswer']>['outcome'] }) {
  const { documents } = useWords();
  return <Tag tone={outcome === 'issued' ? 'good' : 'bad'}>{documents.document.taxOutcomes[outcome]}</Tag>;
}

function Submitters({ document: { submitters } }: { readonly document: DocumentView }) {
  const { documents } = useWords();
  const { party: me } = usePerson();
  return submitters.map((party) => <div key={party}>{party === me ? documents.you : <PartyName party={party} />}</div>);
}
