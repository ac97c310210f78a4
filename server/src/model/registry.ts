import type { SettingEntry } from '../catalog/entry.js';
import { registryNumber } from './dequeue.js';
import type { Model, Setting } from './model.js';
import { isRegistry } from './typed-parts.js';

/** A value of the connector's registry keys that the catalog knows. */
export interface RegistrySetting extends Setting {
  readonly entry: SettingEntry;
}

/** The registry values that a document writes, in order, overruled ones included. */
export function registrySettings(model: Model): readonly RegistrySetting[] {
  return model.sections.flatMap(({ settings }) => settings.filter((setting): setting is RegistrySetting => isRegistry(setting.entry?.section)));
}

/** A number in force in `[Parameters]` or `[Extension]` with its setting; undefined where there is none. */
export function registryValue(model: Model, section: 'Parameters' | 'Extension', name: string): { readonly number: number; readonly setting: Setting } | undefined {
  const setting = model.setting(section, name);
  const number = setting && registryNumber(setting.fact.value);
  return number === undefined ? undefined : { number, setting: setting! };
}
