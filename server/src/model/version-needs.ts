import type { SettingEntry } from '../catalog/entry.js';
import { dialUpEntries, dialUpRetrieval, flag, registryNumber } from './dequeue.js';
import { deliveryOf } from './delivery.js';
import { securityRows } from './accounts.js';
import type { Fact } from './fact.js';
import type { Model } from './model.js';
import { registrySettings, type RegistrySetting } from './registry.js';
import { deliveryRows, routeRows } from './routes.js';
import type { Span } from '../text/tree.js';
import { both } from '../values/wording.js';
import { parseIPv4 } from '../values/ipv4.js';
import { isOlder, parseVersion, versionText, type ExchangeVersion } from '../values/version.js';

/** Something a document uses that its version of Exchange does not have yet, or has with a fault that was mended later. */
export interface VersionNeed {
  readonly at: Span;
  /** What is used, and what happens before that version: one sentence, no full stop. */
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information';
}

/** Everything in a document that needs a newer version than its own, in no particular order; lists may be long. */
export function* versionNeeds(model: Model): Generator<VersionNeed> {
  const { version } = model;
  const before = (text: string): boolean => isOlder(version, parseVersion(text)!);
  for (const setting of registrySettings(model)) yield* needOfValue(setting, version);
  if (before('5.5 SP4')) {
    yield* needsOfTable(model, before);
    yield* needsOfScope(model, before);
  }
  yield* needsOfRetrieval(model, before);
  yield* needsOfSecurity(model, before);
  yield* needsOfRelay(model, before);
}

/** Every `since` of the catalog for which a source names the version; a switch that is off needs nothing. */
function* needOfValue({ fact, entry }: RegistrySetting, version: ExchangeVersion): Generator<VersionNeed> {
  const isOff = entry.type.kind === 'switch' && registryNumber(fact.value) === 0;
  if (isOff || entry.name === 'AlwaysUseETRN') return;
  if (entry.name === 'AcceptMalformed821Adrs' && version.release === '4.0') return;      // not needed there: `obsolete-value`
  if (entry.since && isBefore(version, entry.since)) {
    yield { at: fact.nameSpan, severity: 'warning', message: `${entry.name} came with Exchange ${both([entry.since.version, entry.since.again].filter(text => text !== undefined))}; Exchange ${versionText(version)} does not read it` };
  } else if (entry.name === 'DR on Gateway Transmission' && version.release !== '4.0') {
    yield { at: fact.nameSpan, severity: 'warning', message: `Exchange ${versionText(version)} does not read ${entry.name}: from 5.0 on it is called DR for Gateway Transmission (Q152928)` };
  } else if (entry.name === 'EnableTTL') {
    yield { at: fact.nameSpan, severity: 'information', message: 'EnableTTL is read from Msexcimc.exe 5.5.2654.52 on, a fix for 5.5 SP4; SP4 alone does not read it' };
  } else if (entry.name === 'ResolveP2' && isOlder(version, EXCHANGE_55) && (registryNumber(fact.value) ?? 0) > 1) {
    yield { at: fact.valueSpan, severity: 'warning', message: 'Before Exchange 5.5 ResolveP2 is 0 or 1; single flags came with 5.5' };
  } else if (entry.name === 'RemapExtension' && isOlder(version, EXCHANGE_55_SP2) && registryNumber(fact.value) === 2) {
    yield { at: fact.valueSpan, severity: 'warning', message: 'Before Exchange 5.5 SP2 RemapExtension is 0 or 1; 2 came with 5.5 SP2, and with a fix of the information store after 5.0 SP2' };
  }
}

/** Whether a version is older than what brought something, or of a later release that was still without it. */
function isBefore(version: ExchangeVersion, { version: first, again }: NonNullable<SettingEntry['since']>): boolean {
  const [came, cameAgain] = [first, again].map(text => text && parseVersion(text));
  return (came && isOlder(version, came)) || (cameAgain && version.release === cameAgain.release && isOlder(version, cameAgain)) || false;
}

const EXCHANGE_55 = parseVersion('5.5')!;
const EXCHANGE_55_SP2 = parseVersion('5.5 SP2')!;

/** `#` (`Q169683`), addresses (`Q194742`, `Q245740`) and AlwaysRelay (`Q195969`) in the routing table. */
function* needsOfTable(model: Model, before: (text: string) => boolean): Generator<VersionNeed> {
  const [hash, relay, address] = [before('5.0 SP2'), before('5.5 SP2'), before('5.5')];
  for (const { entry, exact, target, alwaysRelay, written } of routeRows(model)) {
    const [sentTo, routeTo, flagField] = entry.fields;
    if (hash && exact) {
      yield { at: sentTo!.span, severity: 'error', message: `# is not supported before Exchange 5.0 SP2, where every row covers its subdomains; no row can mean ${written} alone` };
    }
    if (address && written.startsWith('[')) {
      yield { at: sentTo!.span, severity: 'warning', message: `Exchange before 5.5 cannot take mail for an address in brackets such as ${written}` };
    }
    if (target.kind === 'literal' || (target.kind === 'host' && parseIPv4(target.host) !== undefined)) {
      yield { at: routeTo!.span, severity: 'warning', message: 'Before 5.5 SP4 an address as a target sends mail back at random when there is much to do; name the host' };
    }
    if (relay && alwaysRelay) {
      yield { at: flagField!.span, severity: 'warning', message: 'AlwaysRelay came with Exchange 5.5 SP2; before it relay restrictions hold for this domain too' };
    }
  }
}

/** The scope of an address space (`Q279404`, `Q239228`). */
function* needsOfScope(model: Model, before: (text: string) => boolean): Generator<VersionNeed> {
  for (const { fields } of model.entries('Address Space', 'AddressSpace')) {
    const scope = fields[3];
    if (!scope || scope.text === '' || scope.text.toLowerCase() === 'organization') continue;
    yield before('5.5')
      ? { at: scope.span, severity: 'warning', message: 'Address spaces have a scope from Exchange 5.5 on; before it everyone may use this one' }
      : { at: scope.span, severity: 'information', message: 'The service itself does not heed the scope of an address space before 5.5 SP4' };
  }
}

/**
 * ETRN (`Q184185`), mail held for it (`Q184051`), dialling (`Q140184`, `Q157707`), rows beside a line that is dialled
 * (`Q230051`), and names of hosts (`Q146677`).
 */
function* needsOfRetrieval(model: Model, before: (text: string) => boolean): Generator<VersionNeed> {
  if (before('5.0 SP1')) {
    const message = 'ETRN can be sent from Exchange 5.0 SP1 on; with an older version the mail stays at the provider';
    const always = flag(model, 'AlwaysUseETRN');
    if (always?.set) yield { at: always.fact.nameSpan, severity: 'error', message };
    if (dialUpRetrieval(model) === 'ETRN') yield { at: model.setting('Dial-up Connections', 'MailRetrieval')!.fact.valueSpan, severity: 'error', message };
  }
  const queued = model.setting('Connections', 'QueueForETRN');
  if (queued && queued.entries.length > 0 && before('5.5 SP1')) {
    yield { at: queued.fact.nameSpan, severity: 'warning', message: 'Before 5.5 SP1 messages that wait for ETRN never time out, so mail that nobody asks for stays' };
  }
  const dial = model.setting('Dial-up Connections', 'Dial')?.fact;
  if (dial && /^weekly\b/i.test(dial.value) && before('4.0 SP4')) {
    yield { at: dial.valueSpan, severity: 'warning', message: 'Before 4.0 SP4 a weekly plan with times of its own for the weekend does not dial on weekends; dial daily' };
  }
  const { method, hosts } = deliveryOf(model);
  for (const { name, at } of hosts) {
    if (/^\d/.test(name) && parseIPv4(name) === undefined && before('5.0')) {
      yield { at, severity: 'warning', message: `Exchange 4.0 refuses the name of a host that begins with a digit, such as ${name}; give its address` };
    }
  }
  const entries = dialUpEntries(model);
  if (entries.length > 0 && before('4.0 SP2')) {
    yield { at: entries[0]!.span, severity: 'warning', message: 'Exchange 4.0 dials by itself from SP2 on; before it a scheduled command has to' };
  }
  const dialled = entries.length > 0 || model.value('Connections', 'DialUsing') !== undefined;
  const [row] = deliveryRows(model);
  if (row && dialled && method === 'Forward' && before('5.5 SP3')) {
    const { fact } = model.setting('Routes', 'DeliveryRouting')!;
    yield { at: fact.nameSpan, severity: 'warning', message: 'Before 5.5 SP3 rows that go out by DNS or over the network, beside a smart host that is dialled, stop the dialling' };
  }
}

/** SSL without a login (`Q181481`), and challenge/response between 5.0 and 5.5 (`Q195201`). */
function* needsOfSecurity(model: Model, before: (text: string) => boolean): Generator<VersionNeed> {
  if (!before('5.5 SP2')) return;
  for (const { entry, method } of securityRows(model)) {
    const at = entry.fields[1]?.span;
    if (!at) continue;
    if (method === 'SSL' && before('5.5 SP1')) {
      yield { at, severity: 'warning', message: 'Before 5.5 SP1 encryption without a login is answered with 505; use SASL/AUTH+SSL' };
    } else if (method === 'NTLM' && !before('5.0')) {
      yield { at, severity: 'warning', message: 'Exchange 5.0 and 5.5 cannot log on to each other in this way before 5.5 SP2, because they use different commands for it' };
    }
  }
}

/** The crash of `Q179289`, entries of the message filter (`Q155683`, `Q193437`), and a filter directory that is set back (`Q197289`). */
function* needsOfRelay(model: Model, before: (text: string) => boolean): Generator<VersionNeed> {
  if (!before('5.5 SP3')) return;
  const flags = model.setting('Parameters', 'RelayFlags');
  const allowed = model.entries('Parameters', 'RelayAllowList');
  if (flags && registryNumber(flags.fact.value) === 2 && allowed.length > 1 && before('5.5 SP1') && !before('5.5')) {
    yield { at: second(allowed), severity: 'error', message: 'Before 5.5 SP1 the service does not start with RelayFlags 2 and more than one line in RelayAllowList' };
  }
  for (const { fields: [field] } of model.entries('Parameters', 'TurfTable')) {
    if (!field) continue;
    if (/^#?@/.test(field.text) && before('5.5')) {
      yield { at: field.span, severity: 'warning', message: `Before Exchange 5.5 the message filter knows senders and no domains such as ${field.text}` };
    } else if (field.text.startsWith('#@') && !before('5.5 SP1') && before('5.5 SP2')) {
      yield { at: field.span, severity: 'information', message: `The service reads ${field.text}, but the dialog of 5.5 SP1 refuses it; edit it in the registry` };
    }
  }
  const directory = model.setting('Parameters', 'TurfDir')?.fact;
  if (directory && directory.value !== '' && !/^(?:c:)?\\turfdir\\?$/i.test(directory.value) && !before('5.5 SP1')) {
    yield { at: directory.valueSpan, severity: 'warning', message: 'The message filter dialog of 5.5 SP1 and SP2 sets TurfDir back to \\Turfdir each time it is used' };
  }
}

function second(facts: readonly Fact[]): Span {
  return facts[1]!.span;
}
