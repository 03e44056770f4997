/** Sends a part of what the job makes to the host, which answers when it has taken it. */
export async function sendPart(part: Uint8Array, position: number): Promise<void> {
  const response = await fetch(`output/${position}`, { method: "POST", body: part as Uint8Array<ArrayBuffer> });
  if (!response.ok) throw new Error(`the host did not take a part of the file (HTTP ${response.status})`);
}
