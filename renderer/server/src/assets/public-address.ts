import ipaddr from "ipaddr.js";

/** Azure's metadata and DNS service; in a public range, but the machine's own. */
const OWN_SERVICES = ["168.63.129.16"];

/**
 * Whether an IP address is one of the public internet: not this machine, its network, a cloud's metadata service, nor an IPv6
 * form that hides an IPv4 address which is.
 */
export function isPublicAddress(text: string): boolean {
  const address = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return isPublicIPv4(parsed);
  const embedded = embeddedIPv4(parsed as ipaddr.IPv6);
  if (embedded) return false;
  return parsed.range() === "unicast";
}

function isPublicIPv4(address: ipaddr.IPv4): boolean {
  return address.range() === "unicast" && !OWN_SERVICES.includes(address.toString());
}

/** Whether an IPv6 address stands for an IPv4 one: compatible (::a.b.c.d) and ISATAP; ipaddr.js knows the other forms as ranges. */
function embeddedIPv4({ parts }: ipaddr.IPv6): boolean {
  const isCompatible = parts.slice(0, 6).every((part) => part === 0);
  const isIsatap = ((parts[4] ?? 0) & 0xfdff) === 0 && parts[5] === 0x5efe;
  return isCompatible || isIsatap;
}
