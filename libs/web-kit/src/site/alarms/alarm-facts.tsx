import { Moment } from '../../components/moment.js';
import { Facts, Panel } from '../../components/page.js';
import { useSiteHost } from '../site-host.js';
import type { Shelving, WholeAlarm } from '../site-doors.js';
import { AlarmStateTag, LevelTag } from '../marks.js';
import { useSiteWords } from '../words/index.js';

interface AlarmFactsTerms {
  readonly alarm: WholeAlarm;
  readonly shelving: Shelving | undefined;
}

type Point = WholeAlarm['first'];

/** What an alarm is, where its life stands, and what it may lead to. */
export function AlarmFacts({ alarm, shelving }: AlarmFactsTerms) {
  const { alarms: words, rules } = useSiteWords();
  const { PartyName } = useSiteHost();
  const { ruleId, message, state, level, acknowledged, knownToYouSince, clearedBy } = alarm;
  const point = ({ at, source, position }: Point) => (
    <>
      <Moment at={at} />{' '}
      <span className="tk-quiet">{[source, position && words.position(position)].filter(Boolean).join(', ')}</span>
    </>
  );
  return (
    <Panel title={words.facts}>
      <p className="tk-alarm-said">
        <AlarmStateTag state={state} /> {words.stateHints[state]}
      </p>
      <p className="tk-alarm-said">{rules[ruleId].raised}</p>
      <p className="tk-quiet">
        {words.found}: <span lang="en">{message}</span>
      </p>
      <Facts
        items={[
          [words.level, <LevelTag key="level" level={level} />],
          [words.may, words.mays[alarm.may]],
          [words.raised, <Moment key="raised" at={alarm.raisedAt} />],
          [words.first, point(alarm.first)],
          [words.last, point(alarm.last)],
          [words.count, words.times(alarm.count)],
          ...(clearedBy ? [[words.cleared, point(clearedBy)] as const] : []),
          [words.rule, `${rules[ruleId].name}, ${words.version(alarm.version)}`],
          [
            words.operatorKnows,
            acknowledged ? (
              <span key="acknowledged">
                <Moment at={acknowledged.at} /> <PartyName party={acknowledged.by} />
              </span>
            ) : (
              words.notKnown
            ),
          ],
          [words.knownSince, knownToYouSince ? <Moment key="known" at={knownToYouSince} /> : words.notKnown],
          ...(alarm.isLatched ? [[words.latched, rules[ruleId].cleared] as const] : []),
          ...(shelving
            ? [
                [
                  words.shelvedUntil,
                  <span key="shelved">
                    <Moment at={shelving.until} /> <span className="tk-quiet">{shelving.reason}</span>
                  </span>,
                ] as const,
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
