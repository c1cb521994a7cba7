import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ActView } from '../drafting/draft-check.js';
import { useDrafting } from '../drafting/use-drafting.js';
import { NOBODY } from '../parties/typed-party.js';
import { pathOf } from '../path-of.js';
import type { Fragment } from '../receivables/tiles.js';
import { addressOfPlan } from './plan-in-address.js';
import { plannedPass, plannedSplit, type TransferKind } from './planned-acts.js';
import { readPlan, type TypedPart } from './split-plan.js';

const newPart = (): TypedPart => ({ key: crypto.randomUUID(), recipient: NOBODY, amount: '' });

/** What is typed of a fragment's parts, what it means, and what is done with it. */
export function useTransferForm(fragment: Fragment, currency: string) {
  const navigate = useNavigate();
  const [, setSearch] = useSearchParams();
  const [parts, setParts] = useState<readonly TypedPart[]>(() => [newPart()]);
  const [kind, setKind] = useState<TransferKind>('transfer');
  const [isTried, setTried] = useState(false);
  const plan = readPlan(fragment, parts, currency);
  const passed = plan.tiles.filter((tile) => tile.isPassed);
  const drafting = useDrafting();
  const offered = ([act]: readonly ActView[]) => {
    if (!act) return;
    // Back from the act one finds the plan of which it was the first step, also after the page was left.
    if (act.kind === 'split' && passed.length > 0)
      setSearch(addressOfPlan({ split: act.id, tiles: plan.tiles, kind }), { replace: true });
    void navigate(pathOf('act', act.id));
  };
  const submit = () => {
    setTried(true);
    const [tile] = passed;
    if (plan.step === 'pass' && tile) drafting.mutate([plannedPass(fragment, tile, kind)], { onSuccess: offered });
    else if (plan.step === 'split') drafting.mutate([plannedSplit(fragment, plan.tiles)], { onSuccess: offered });
    else return false;
    return true;
  };
  const change = (key: string, changes: Partial<TypedPart>) =>
    setParts(parts.map((part) => (part.key === key ? { ...part, ...changes } : part)));
  const add = () => setParts([...parts, newPart()]);
  const remove = (key: string) => setParts(parts.filter((part) => part.key !== key));
  return { parts, change, add, remove, kind, setKind, plan, passed, drafting, submit, isTried };
}
