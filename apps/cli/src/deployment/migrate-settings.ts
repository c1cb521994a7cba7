import { described, type Environment, readSettings, type Setting, urlSetting } from '@tallystick/platform';

const SHORTEST_PASSWORD = 20;

/** Throws `SettingsInvalid` with every fault. */
export function readMigrateSettings(environment: Environment) {
  return readSettings(
    {
      ownerUrl: described(
        'The database as its owner, who may create roles and need not be a superuser; no service ever gets it.',
        urlSetting('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']),
      ),
      passwords: {
        api: passwordSetting('API_DATABASE_PASSWORD', 'api'),
        worker: passwordSetting('WORKER_DATABASE_PASSWORD', 'worker'),
        ingest: passwordSetting('INGEST_DATABASE_PASSWORD', 'ingest'),
      },
    },
    environment,
  );
}

function passwordSetting(variable: string, role: string): Setting<string> {
  const expected = `at least ${SHORTEST_PASSWORD} random characters`;
  const description = `The password that the role ${role} gets; its service has it in its DATABASE_URL. Change both together.`;
  return described(description, {
    variable,
    expected,
    parse: (text) => {
      if (text === undefined) throw new Error(`is not set; expected ${expected}`);
      if (text.length < SHORTEST_PASSWORD) throw new Error(`expected ${expected}`);
      return text;
    },
  });
}
