import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import { dialUpRetrieval, flag, flagVerb } from '../model/dequeue.js';
import type { SettingFact } from '../model/fact.js';
import { makePlan } from '../plan/make-plan.js';
import type { PlanRequest } from '../plan/plan.js';

/** What can be done from a line: over what starts a dequeue, the test and what it would ask; over the routing table, the question where mail goes. */
export function codeLenses({ document, model, rangeOf }: Snapshot): CodeLens[] {
  if (model.medium !== 'document') return [];
  const over = (fact: SettingFact, ...commands: readonly Command[]): CodeLens[] => commands.map(command => ({ range: rangeOf(fact.span), command }));
  const command = (title: string, name: string): Command => ({ title, command: name, arguments: [document.uri] });
  const dequeue = (asked: readonly PlanRequest[]) =>
    [command('Test dequeue', 'imc.testDequeue'), command('Show plan', 'imc.showPlan'), command(summaryOf(asked), 'imc.showPlan')];
  const verb = flagVerb(model);
  const switched = verb && flag(model, verb === 'TURN' ? 'AlwaysUseTURN' : 'AlwaysUseETRN')?.fact;
  const dialled = dialUpRetrieval(model) === 'ETRN' ? model.setting('Dial-up Connections', 'MailRetrieval')?.fact : undefined;
  const requests = switched || dialled ? makePlan(model).requests : [];
  // The plan has the requests of ordinary sessions first, then those after dialling; both ask the same hosts.
  const ofSessions = switched && dialled ? requests.slice(0, requests.length / 2) : requests;
  const table = model.setting('Routing', 'RoutingTable')?.fact;
  return [
    ...switched ? over(switched, ...dequeue(ofSessions)) : [],
    ...dialled ? over(dialled, ...dequeue(switched ? requests.slice(requests.length / 2) : requests)) : [],
    ...table?.opensList ? over(table, command('Where does mail go?', 'imc.whereDoesMailGo')) : [],
  ];
}

/** What is asked of whom, short enough to stand over a line. */
function summaryOf(requests: readonly PlanRequest[]): string {
  const [first, ...rest] = requests;
  if (!first) return 'No host is known to ask';
  const hosts = rest.length === 0 ? first.host : `${first.host} and ${rest.length} more`;
  if (first.verb === 'TURN') return first.account ? `Mail asked at ${hosts} as ${first.account}` : `Mail asked at ${hosts}, without a login`;
  const { domains } = first;
  return `${domains.length === 1 ? domains[0]! : `${domains.length} domains`} asked at ${hosts}`;
}
