import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Network, type PartyCertificate, partyCertificateDigest } from '@tallystick/act-types';
import { ChainReader, NETWORK } from '@tallystick/chain';
import { Repository } from 'typeorm';
import { CertificateNotTheRegistrars, CertificateSuperseded, OrganisationNotFound } from '../domain/errors.js';
import { Organisation } from '../infra/organisation.entity.js';

/** Keeps the registrar's certificate of an organisation, on which verifiers rely instead of on the operator's word. */
@Injectable()
export class StoreCertificate {
  constructor(
    @InjectRepository(Organisation) private readonly organisations: Repository<Organisation>,
    @Inject(NETWORK) private readonly network: Network,
    private readonly chain: ChainReader,
  ) {}

  async run(party: string, issuedAt: string, signature: string): Promise<Organisation> {
    const organisation = await this.organisations.findOneBy({ party });
    if (!organisation) throw new OrganisationNotFound(party);
    const certificate = certificateOf(organisation, issuedAt);
    const digest = partyCertificateDigest(certificate, this.network);
    if (!(await this.chain.isValidSignature(this.network.registrar, digest, signature))) {
      throw new CertificateNotTheRegistrars(this.network.registrar);
    }
    const earlier = organisation.certificate?.certificate.issuedAt;
    if (earlier !== undefined && BigInt(earlier) > BigInt(issuedAt)) throw new CertificateSuperseded(earlier);
    return this.organisations.save({ ...organisation, certificate: { certificate, signature } });
  }
}

/** What the registrar is asked to sign for an organisation as it is registered. */
export function certificateOf(organisation: Organisation, issuedAt: string): PartyCertificate {
  return {
    party: organisation.party,
    uscc: organisation.uscc ?? '',
    lei: organisation.lei ?? '',
    name: organisation.name,
    issuedAt,
  };
}
