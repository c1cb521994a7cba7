import type { ReadPapers, StoredPaper } from '@tallystick/chain';

interface ActRow {
  readonly id: string;
  readonly digest: string;
  readonly kind: string;
  readonly message: unknown;
  readonly attachment: { readonly message: unknown; readonly signature?: string } | null;
  readonly signatures: readonly (string | null)[];
}

interface OrganisationRow {
  readonly party: string;
  readonly account: string | null;
  readonly certificate: Pick<Extract<StoredPaper, { certificate: unknown }>, 'certificate' | 'signature'> | null;
}

interface VerificationRow {
  readonly id: string;
  readonly attestation: { readonly message: unknown; readonly signature: string };
}

/** Everything in `papers` that somebody signed, or that says who signs for whom. */
export const readPapers: ReadPapers = async (tx) => {
  const acts = await tx.query<ActRow[]>(
    `SELECT a.id, a.digest, a.kind, a.message, a.attachment,
       coalesce(array_agg(s.signature ORDER BY s.position) FILTER (WHERE s.act_id IS NOT NULL), '{}') AS signatures
     FROM papers.act a LEFT JOIN papers.act_signatory s ON s.act_id = a.id GROUP BY a.id ORDER BY a.id`,
  );
  const organisations = await tx.query<OrganisationRow[]>(
    'SELECT party, account, certificate FROM papers.organisation ORDER BY party',
  );
  const verifications = await tx.query<VerificationRow[]>(
    `SELECT id, signed AS attestation FROM papers.verification
     CROSS JOIN LATERAL (VALUES (attestation), (lowering)) AS either (signed) WHERE signed IS NOT NULL ORDER BY id`,
  );
  return [...acts.map(actPaper), ...organisations.flatMap(standingPapers), ...verifications.map(attestationPaper)];
};

function actPaper({ id, digest, kind, message, attachment, signatures }: ActRow): StoredPaper {
  const attached = attachment?.signature === undefined ? [] : [attachment.signature];
  const act = { digest, kind, message, signatures: [...signatures, ...attached] };
  return { where: `papers.act ${id}`, act: attachment ? { ...act, attachment: attachment.message } : act };
}

function standingPapers({ party, account, certificate }: OrganisationRow): StoredPaper[] {
  const where = `papers.organisation ${party}`;
  return [
    ...(account === null ? [] : [{ where, party, account }]),
    ...(certificate === null ? [] : [{ where, party, ...certificate }]),
  ];
}

function attestationPaper({ id, attestation: { message, signature } }: VerificationRow): StoredPaper {
  return { where: `papers.verification ${id}`, act: { kind: 'attest-trade', message, signatures: [signature] } };
}
