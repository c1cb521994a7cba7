import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { parseCalendarDate } from '@tallystick/kernel';
import { ServiceTokenGuard } from '@tallystick/platform';
import { submitPaper } from '@tallystick/trade/papers';
import { AttestTrade, type TradeAttested } from '@tallystick/trade/verifier';
import { AttestationRequestDto } from './attestation-request.js';

@Controller('v1')
@UseGuards(ServiceTokenGuard)
export class AttestationsController {
  constructor(private readonly attesting: AttestTrade) {}

  /** Checks the papers of one invoice and, when they pass, attests what may be financed of it. */
  @Post('attestations')
  @HttpCode(200)
  attest(
    @Body() { documents, invoice, certificates, earlierInvoices = [] }: AttestationRequestDto,
  ): Promise<TradeAttested> {
    return this.attesting.run({
      papers: documents.map(({ name, contentBase64, submittedBy }) => ({
        ...submitPaper(name, Buffer.from(contentBase64, 'base64')),
        ...(submittedBy === undefined ? {} : { submittedBy }),
      })),
      invoice,
      certificates,
      earlierInvoices: earlierInvoices.map((earlier) => ({
        ...earlier,
        amountMinor: BigInt(earlier.amountMinor),
        issueDate: parseCalendarDate(earlier.issueDate),
      })),
    });
  }
}
