// A TLS proxy for trying the server from a phone on the same network: `node scripts/tls-proxy.mjs [listen] [to]`.
// Makes a certificate of its own for this machine's addresses, new at each start.
import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { networkInterfaces, tmpdir } from 'node:os'

const [listenPort = '8443', targetPort = '8080'] = process.argv.slice(2)
const addresses = Object.values(networkInterfaces())
  .flat()
  .filter((address) => address?.family === 'IPv4')
  .map((address) => address.address)

const own = certificate()
const server = createServer(own, (incoming, outgoing) => {
  const headers = {
    ...incoming.headers,
    'x-forwarded-for': incoming.socket.remoteAddress,
    'x-forwarded-proto': 'https',
  }
  const onward = request(
    { host: '127.0.0.1', port: targetPort, path: incoming.url, method: incoming.method, headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode, answer.rawHeaders)
      answer.pipe(outgoing)
    },
  )
  onward.once('error', () => {
    if (outgoing.headersSent) outgoing.destroy()
    else outgoing.writeHead(502, { 'Content-Type': 'text/plain' }).end(`Nothing listens on port ${targetPort}.\n`)
  })
  outgoing.once('close', () => onward.destroy())
  incoming.pipe(onward)
})
server.listen(Number(listenPort), () => {
  for (const address of addresses) process.stdout.write(`https://${address}:${listenPort} → port ${targetPort}\n`)
  const name = addresses.find((address) => !address.startsWith('127.')) ?? 'localhost'
  process.stdout.write(`Start the server with PUBLIC_URL=https://${name}:${listenPort} TRUST_PROXY=1\n`)
  process.stdout.write(`Chromium trusts it with --ignore-certificate-errors-spki-list=${pin(own.cert)}\n`)
})

/** The hash of its public key, by which a browser started so knows it. */
function pin(cert) {
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}

function certificate() {
  const folder = mkdtempSync(`${tmpdir()}/lapor-tls-`)
  const [key, cert] = [`${folder}/key.pem`, `${folder}/cert.pem`]
  const names = ['DNS:localhost', ...addresses.map((address) => `IP:${address}`)].join(',')
  try {
    const wanted = [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'],
      ...['-subj', '/CN=LAPOR trial', '-addext', `subjectAltName=${names}`, '-keyout', key, '-out', cert],
    ]
    // What openssl mutters while it works is shown only when it fails.
    execFileSync('openssl', wanted, { stdio: 'pipe' })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
