/** A registry key whose values the catalog knows. `section` is the name under which its entries stand. */
export interface RegistryKey {
  readonly section: string;
  /** The whole path, in the form of the Registry Editor. */
  readonly key: string;
}

/** `Parameters` and `Extension` are sections of IMC documents too; values of the other keys live in `.reg` and `.vbs` only. */
export const registryKeys: readonly RegistryKey[] = [
  { section: 'Parameters', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters' },
  { section: 'Extension', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\Extension' },
  { section: 'MSExchangeIMC', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC' },
  { section: 'MSExchangeIS\\ParametersSystem\\InternetContent', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIS\\ParametersSystem\\InternetContent' },
  { section: 'MSExchangeIS\\ParametersSystem', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIS\\ParametersSystem' },
  { section: 'MSExchangeIS\\ParametersPrivate', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIS\\ParametersPrivate' },
  { section: 'MSExchangeMTA\\Parameters', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeMTA\\Parameters' },
  { section: 'MSExchangeSA\\Parameters', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeSA\\Parameters' },
  { section: 'MSExchangeMSMI\\Parameters', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeMSMI\\Parameters' },
  { section: 'Active Messaging', key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Exchange\\Active Messaging' },
];
