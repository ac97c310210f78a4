/** A sample message as it lies in the queue. */
export interface SampleMessage {
  readonly domain: string;
  readonly reversePath: string;
  readonly forwardPath: string;
  /** Lines ended by CRLF, dots not stuffed. */
  readonly data: Buffer;
}

const SENDERS = ['orders@shop.example.net', 'anna@partner.example.org', ''] as const;

/** Messages to practise on: an order, a letter, a report with the null reverse-path, over and over. One line begins with a dot. */
export function sampleMessages(domain: string, count: number, now: Date): readonly SampleMessage[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const reversePath = SENDERS[index % SENDERS.length] ?? '';
    const forwardPath = `user${number}@${domain}`;
    const lines = [
      `From: ${reversePath === '' ? 'MAILER-DAEMON@practice.provider.example' : reversePath}`,
      `To: ${forwardPath}`,
      `Subject: Practice message ${number} for ${domain}`,
      `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <practice.${number}.${domain}@practice.provider.example>`,
      '',
      `This is message ${number} of the practice provider.`,
      '.A line that begins with a dot.',
      '',
    ];
    return { domain, reversePath, forwardPath, data: Buffer.from(lines.join('\r\n')) };
  });
}
