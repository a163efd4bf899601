/** Numbers for objects that another format wants numbered: worked out from a name, so that two runs agree. */
import { createHash } from 'node:crypto';

/** The namespace of all our names: the number of `https://rulemark.example/ns/oscal` in RFC 9562's URL namespace. */
const NAMESPACE = 'ab10a688-cbb7-5028-b65d-51f93e3840e2';

/** The UUID of a name, version 5 of RFC 9562: the same name always gives the same one. */
export function toUuid(name: string, namespace: string = NAMESPACE): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
