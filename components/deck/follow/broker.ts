import type { MqttClient } from 'mqtt';

/** How the line to the broker is: `waiting` tries again soon, `refused` needs another address or name. */
export type LineStatus = 'connecting' | 'connected' | 'waiting' | 'refused' | 'closed';

interface LineOptions {
  broker: string;
  /** Topics to hear. */
  hears: readonly string[];
  heard(topic: string, payload: Uint8Array, retained: boolean): void;
  status(status: LineStatus): void;
}

/** A line to a broker that comes back by itself. */
export interface Line {
  /** Resolves to true once the broker has it; to false when there is no line: nothing is sent later in its place. */
  publish(topic: string, payload: Uint8Array | string, retain?: boolean): Promise<boolean>;
  close(): void;
}

export type OpenLine = (options: LineOptions) => Line;

/** First and longest wait before another try, in ms; each is drawn between half of it and all of it. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
const CONNECT_TIMEOUT = 8000;
/** Seconds without a word after which the line counts as broken. */
const KEEP_ALIVE = 15;

/** Opens a line over MQTT; the client is loaded now and not before. */
export const openLine: OpenLine = ({ broker, hears, heard, status }) => {
  let client: MqttClient | null = null;
  let closed = false;
  let up = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const again = () => {
    up = false;
    if (closed) return;
    status('waiting');
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries++);
    clearTimeout(timer);
    timer = setTimeout(() => void start(), wait * (0.5 + Math.random() / 2));
  };
  const start = async () => {
    status('connecting');
    const mqtt = await import('mqtt').then(
      (module) => module.default,
      () => null,
    );
    if (closed) return;
    if (!mqtt) return again();
    // A new client for each try: what the last one had not sent is old by now.
    const mine = mqtt.connect(broker, {
      reconnectPeriod: 0,
      connectTimeout: CONNECT_TIMEOUT,
      keepalive: KEEP_ALIVE,
    });
    client = mine;
    mine.on('connect', () => {
      mine.subscribe([...hears], { qos: 1 }, (error) => {
        if (client !== mine || closed) return;
        if (error) return void mine.end(true);
        tries = 0;
        up = true;
        status('connected');
      });
    });
    mine.on('message', (topic, payload, packet) => heard(topic, payload, packet.retain));
    mine.on('error', (error) => {
      if (!('code' in error) || !isRefusal(error.code)) return;
      closed = true;
      mine.end(true);
      status('refused');
    });
    mine.on('close', () => {
      if (client !== mine) return;
      client = null;
      mine.end(true);
      again();
    });
  };
  void start();

  /** A network that came back need not be waited for. */
  const online = () => {
    if (client || closed) return;
    tries = 0;
    clearTimeout(timer);
    void start();
  };
  globalThis.addEventListener?.('online', online);

  return {
    async publish(topic, payload, retain = false) {
      const mine = client;
      if (!mine || !up) return false;
      try {
        await mine.publishAsync(topic, payload as Buffer, { qos: 1, retain });
        return true;
      } catch {
        return false;
      }
    },
    close() {
      closed = true;
      up = false;
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', online);
      client?.end(true);
      client = null;
      status('closed');
    },
  };
};

/** What a broker answers to a name it does not know: codes of MQTT 3.1.1 and 5. */
function isRefusal(code: unknown): boolean {
  return [2, 4, 5, 133, 134, 135, 138].includes(Number(code));
}
