// Generated from the OpenAPI document by `npm run generate`; do not edit.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Network_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Acts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Acts_get"];
        put?: never;
        post?: never;
        delete: operations["Acts_discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/{id}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Acts_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/{id}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Acts_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Acts_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Acts_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Token_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Organisations_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Organisations_list"];
        put?: never;
        post: operations["Organisations_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisations/{party}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Organisations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisations/{party}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Organisations_certify"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisations/{party}/api-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Organisations_addClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PartyActs_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PartyActs_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/raise-epoch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PartyActs_raiseEpoch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Documents_list"];
        put?: never;
        post: operations["Documents_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Documents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Documents_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Verifications_list"];
        put?: never;
        post: operations["Verifications_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Verifications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Programmes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Programmes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/open-programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Programmes_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/adjust-programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Programmes_adjust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Settlement_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/mint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Settlement_mint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/permit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Settlement_permit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/list-asset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Settlement_listAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Receivables_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivables/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Receivables_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivables/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Receivables_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fragments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Receivables_holdings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReceivableActs_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReceivableActs_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReceivableActs_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReceivableActs_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/purchase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReceivableActs_purchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReceivableActs_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReceivableActs_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Events_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ContractsView: {
            partyRegistry: string;
            programmes: string;
            tradeRegistry: string;
            receivables: string;
            depositToken: string;
            relay: string;
            partyAccountFactory: string;
        };
        NetworkView: {
            /** @description EIP-155, decimal digits. */
            chainId: string;
            contracts: components["schemas"]["ContractsView"];
            /** @description Admits parties; fixed in the party registry. */
            registrar: string;
            /** @description Mints deposits; fixed in the deposit token. */
            issuer: string;
        };
        ActSignatoryView: {
            /**
             * @description What this party is in the act.
             * @example holder
             */
            role: string;
            /** @description Party number. */
            party: string;
            name?: string;
            /**
             * Format: date-time
             * @description When it signed. The signature itself is shown to nobody before it is on chain.
             */
            signedAt?: string;
            /** Format: date-time */
            refusedAt?: string;
            refusalReason?: string;
        };
        ActRecordView: {
            /** @description Block number, decimal digits. */
            block: string;
            transactionHash: string;
            /**
             * Format: date-time
             * @description The block’s time.
             */
            at: string;
        };
        ActFailureView: {
            /** @example allowance-too-low */
            code: string;
            message: string;
        };
        ActView: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "enrol" | "renew" | "change-account" | "raise-epoch" | "open-programme" | "adjust-programme" | "attest-trade" | "list-asset" | "issue" | "split" | "merge" | "touch" | "transfer" | "purchase" | "pay" | "cancel" | "revoke-issue" | "revoke-purchase" | "mint" | "permit";
            /** @enum {string} */
            state: "draft" | "offered" | "relayed" | "recorded" | "refused" | "withdrawn" | "superseded" | "expired";
            /** @description EIP-712 digest; compute it yourself from `message` before you sign. */
            digest: string;
            /** @description The act’s struct: integers as decimal strings. */
            message: {
                [key: string]: string | boolean | string[];
            };
            /** Format: date-time */
            deadline: string;
            /** @description Party number of the drafter. */
            draftedBy: string;
            /** Format: date-time */
            draftedAt: string;
            /**
             * Format: uuid
             * @description The act that this one withdraws once it is recorded.
             */
            withdraws?: string;
            signatories: components["schemas"]["ActSignatoryView"][];
            recorded?: components["schemas"]["ActRecordView"];
            /** @description Why the last try to record it failed; it is tried again until it ends. */
            lastFailure?: components["schemas"]["ActFailureView"];
        };
        ActPageView: {
            items: components["schemas"]["ActView"][];
            nextCursor?: string;
        };
        SignatureRequest: {
            /** @description Your account’s signature over the act’s digest: 65 bytes from a key, or what your contract account takes (ERC-1271). */
            signature: string;
        };
        RefusalRequest: {
            /** @description Why, for the other parties to read. */
            reason: string;
        };
        TokenRequest: {
            /** @enum {string} */
            grant_type: "client_credentials";
            /** @description Or by HTTP Basic. */
            client_id?: string;
            /** @description Or by HTTP Basic. */
            client_secret?: string;
        };
        TokenView: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Seconds. */
            expires_in: number;
            /** @description Separated by spaces. */
            scope: string;
        };
        EnrolmentView: {
            /** @description The account whose signature binds this party. */
            account: string;
            roles: ("supplier" | "core-enterprise" | "bank" | "settlement-bank" | "warehouse-operator" | "verifier" | "regulator")[];
            /** Format: date-time */
            verifiedUntil: string;
            /** @description Every act names its signatories’ epochs. */
            epoch: string;
        };
        OrganisationView: {
            /** @description Party number. */
            party: string;
            name: string;
            /** @description Unified Social Credit Code (GB 32100). */
            uscc?: string;
            /** @description Legal Entity Identifier (ISO 17442). */
            lei?: string;
            /** @description Whether the registrar has certified who this is. */
            certified: boolean;
            /** @description The ledger’s word; missing until enrolled. */
            enrolled?: components["schemas"]["EnrolmentView"];
        };
        OrganisationPageView: {
            items: components["schemas"]["OrganisationView"][];
            nextCursor?: string;
        };
        OrganisationRequest: {
            /** @example 华星汽车股份有限公司 */
            name: string;
            /** @example 914403001922038216 */
            uscc?: string;
            /** @example HWUPKR0MPOU8FGXBT394 */
            lei?: string;
            /** @description What it is to be enrolled as; may be empty. */
            roles: ("supplier" | "core-enterprise" | "bank" | "settlement-bank" | "warehouse-operator" | "verifier" | "regulator")[];
            /** @description The account (key address or contract) with which it will sign. */
            account?: string;
        };
        CertificateRequest: {
            /** @description When the registrar certified it, in seconds since 1970. */
            issuedAt: string;
            /** @description The registrar’s EIP-712 signature over the PartyCertificate. */
            signature: string;
        };
        ApiClientRequest: {
            /**
             * @description What the credential is for.
             * @example ERP
             */
            label: string;
            scopes: ("read" | "acts" | "documents" | "administer")[];
        };
        ApiClientView: {
            clientId: string;
            /** @description Shown this once. */
            clientSecret: string;
        };
        EnrolTerms: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            /** @description Party number of a registered organisation. */
            party: string;
            /** @description Until when its verification holds, in seconds since 1970. */
            verifiedUntil: string;
        };
        RaiseEpochTerms: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
        };
        FindingView: {
            /**
             * @description An EN 16931 or Peppol rule, or one of ours in kebab-case.
             * @example BR-CO-15
             */
            rule: string;
            /** @enum {string} */
            severity: "error" | "warning" | "info";
            /** @description Line, column and path in the document. */
            where: string;
            message: string;
        };
        DocumentView: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "order" | "despatch-advice" | "receipt-advice" | "invoice";
            number: string;
            /** @description Party number. */
            seller: string;
            /** @description Party number. */
            buyer: string;
            /** @description Of the bytes, hex. */
            sha256: string;
            findings: components["schemas"]["FindingView"][];
            /** @description Party number of who handed it in. */
            submittedBy: string;
            /** Format: date-time */
            receivedAt: string;
        };
        DocumentPageView: {
            items: components["schemas"]["DocumentView"][];
            nextCursor?: string;
        };
        VerificationRequest: {
            /**
             * Format: uuid
             * @description Id of the invoice’s document.
             */
            invoice: string;
        };
        CheckView: {
            id: string;
            /** @enum {string} */
            outcome: "pass" | "review" | "fail";
            /** @description What it looked at. */
            inputs: {
                [key: string]: unknown;
            };
            reason: string;
        };
        CheckedDocumentView: {
            /** @description Id of the document. */
            file: string;
            /** @enum {string} */
            kind: "order" | "despatch-advice" | "receipt-advice" | "invoice" | "";
            number: string;
            findings: components["schemas"]["FindingView"][];
        };
        FinanceableView: {
            /** @description Number of the invoice. */
            invoice: string;
            /** @example CNY */
            currency: string;
            /** @description What may be financed of it, minor units. */
            amountMinor: string;
        };
        VerificationView: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Id of the invoice’s document.
             */
            invoice: string;
            /**
             * @description The worst outcome of all checks.
             * @enum {string}
             */
            verdict: "pass" | "review" | "fail" | "unreadable";
            checks: components["schemas"]["CheckView"][];
            documents: components["schemas"]["CheckedDocumentView"][];
            financeable: components["schemas"]["FinanceableView"][];
            /** @description Whether the verifier attested the trade, so that a receivable can be issued on it. */
            attested: boolean;
            /** Format: date-time */
            verifiedAt: string;
        };
        VerificationPageView: {
            items: components["schemas"]["VerificationView"][];
            nextCursor?: string;
        };
        ProgrammeView: {
            programme: string;
            /** @description Party number of the bank. */
            bank: string;
            /** @description Party number of the core enterprise. */
            debtor: string;
            /** @example CNY */
            currency: string;
            /** @description Minor units. */
            limitMinor: string;
            /** @description Drawn by live fragments, minor units. */
            outstandingMinor: string;
            /** @description Days. */
            maxTenorDays: number;
            /** @description Party numbers of the accepted verifiers. */
            verifiers: string[];
            open: boolean;
        };
        ProgrammePageView: {
            items: components["schemas"]["ProgrammeView"][];
            nextCursor?: string;
        };
        OpenProgrammeTerms: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            /** @description Party number of the core enterprise whose credit it is. */
            debtor: string;
            /**
             * @description At most this much outstanding, minor units in decimal digits.
             * @example 500000000
             */
            limitMinor: string;
            /**
             * @description ISO 4217.
             * @example CNY
             */
            currency: string;
            /** @description Longest time to the due date, in days. */
            maxTenorDays: number;
            /** @description Party numbers of the verifiers whose attestations you accept. */
            verifiers: string[];
        };
        AdjustProgrammeTerms: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            /** @description Number of your programme. */
            programme: string;
            /** @description New limit, minor units. One under what is outstanding stops new draws and blocks no repayment. */
            limitMinor?: string;
            maxTenorDays?: number;
            /** @description false closes it for new draws. */
            open?: boolean;
        };
        BalanceView: {
            account: string;
            /** @description Address of the deposit token. */
            asset: string;
            /** @description Minor units. */
            balanceMinor: string;
        };
        MintTerms: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            /** @description Party number of whose deposit it becomes. */
            party: string;
            /** @description Minor units. */
            amountMinor: string;
            /** @description 32 bytes, 0x hex; the same reference mints once. Never a hash of something guessable. */
            bankReference?: string;
        };
        PermitTerms: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            /** @description At most this much may move in acts that you sign, minor units. */
            valueMinor: string;
        };
        ListAssetTerms: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            /**
             * @description ISO 4217.
             * @example CNY
             */
            currency: string;
        };
        ReceivableView: {
            id: string;
            /** @description Party number. */
            debtor: string;
            /** @description Party number of whom it was issued to. */
            creditor: string;
            /** @example CNY */
            currency: string;
            /** @description Minor units. */
            faceMinor: string;
            /** @description Minor units. */
            paidMinor: string;
            /** @description Paid or cancelled, minor units. */
            retiredMinor: string;
            /**
             * Format: date-time
             * @description 24:00 Asia/Shanghai of the business day on which it is due.
             */
            dueAt: string;
            /**
             * @description That business day.
             * @example 2027-03-31
             */
            dueDate: string;
            /** @enum {string} */
            state: "live" | "overdue" | "settled";
            /** Format: date-time */
            issuedAt: string;
        };
        ReceivablePageView: {
            items: components["schemas"]["ReceivableView"][];
            nextCursor?: string;
        };
        FragmentView: {
            receivable: string;
            /** @description Where it starts, minor units. */
            from: string;
            /** @description Where it ends; the end is not part of it. */
            to: string;
            /** @description to - from, minor units. */
            amountMinor: string;
            /** @description Party number. */
            holder: string;
            /** @description The programme that it is drawn on; 0 for none. */
            programme: string;
            /** @description Rises with every act on it; acts are bound to it. */
            version: string;
        };
        ReceivableDetailView: {
            id: string;
            /** @description Party number. */
            debtor: string;
            /** @description Party number of whom it was issued to. */
            creditor: string;
            /** @example CNY */
            currency: string;
            /** @description Minor units. */
            faceMinor: string;
            /** @description Minor units. */
            paidMinor: string;
            /** @description Paid or cancelled, minor units. */
            retiredMinor: string;
            /**
             * Format: date-time
             * @description 24:00 Asia/Shanghai of the business day on which it is due.
             */
            dueAt: string;
            /**
             * @description That business day.
             * @example 2027-03-31
             */
            dueDate: string;
            /** @enum {string} */
            state: "live" | "overdue" | "settled";
            /** Format: date-time */
            issuedAt: string;
            /** @description Those that you may see, by where they start. */
            fragments: components["schemas"]["FragmentView"][];
        };
        HistoryEntryView: {
            /** @enum {string} */
            kind: "issued" | "split" | "merged" | "touched" | "transferred" | "purchased" | "remained" | "paid" | "cancelled";
            from: string;
            to: string;
            version: string;
            /** @description Party number, after the event. */
            holder: string;
            /** @description Who held it before, when it moved. */
            previousHolder?: string;
            /** @description Of a purchase, minor units. */
            priceMinor?: string;
            /** @description Of the act; missing when anybody paid after the due time. */
            digest?: string;
            /** Format: date-time */
            at: string;
            transactionHash: string;
        };
        HistoryView: {
            /** @description Oldest first. */
            items: components["schemas"]["HistoryEntryView"][];
        };
        FragmentPageView: {
            items: components["schemas"]["FragmentView"][];
            nextCursor?: string;
        };
        IssueRequest: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            /**
             * Format: uuid
             * @description The passed verification of the invoice.
             */
            verification: string;
            /** @description Minor units; at most what the invoice has left to finance. */
            faceMinor: string;
            /**
             * @description Asia/Shanghai; on a closed day it is paid on the next business day.
             * @example 2027-03-31
             */
            dueDate: string;
            /** @description The bank’s programme that it draws on. */
            programme?: string;
        };
        SplitRequest: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            receivable: string;
            /**
             * @description Where the fragment starts in the receivable’s interval, minor units.
             * @example 0
             */
            from: string;
            /** @description The parts’ lengths in order, minor units; they add up to the fragment. */
            partsMinor: string[];
        };
        MergeRequest: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            receivable: string;
            /** @description Where each fragment starts, in order; each begins where the one before it ends. */
            froms: string[];
        };
        TransferRequest: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            receivable: string;
            /**
             * @description Where the fragment starts in the receivable’s interval, minor units.
             * @example 0
             */
            from: string;
            /** @description The fragment’s tail of this length; all of it by default. Minor units. */
            amountMinor?: string;
            /** @description Party number of who is to hold it. */
            recipient: string;
        };
        PurchaseRequest: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            receivable: string;
            /**
             * @description Where the fragment starts in the receivable’s interval, minor units.
             * @example 0
             */
            from: string;
            /** @description The fragment’s tail of this length; all of it by default. Minor units. */
            amountMinor?: string;
            /** @description Party number of the bank. */
            buyer: string;
            /** @description What the holder receives, minor units. */
            priceMinor: string;
        };
        PartRequest: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            receivable: string;
            /**
             * @description Where the fragment starts in the receivable’s interval, minor units.
             * @example 0
             */
            from: string;
            /** @description The fragment’s tail of this length; all of it by default. Minor units. */
            amountMinor?: string;
        };
        CancellationRequest: {
            /**
             * @description false keeps it as your own draft; otherwise it is offered to its signatories at once.
             * @default true
             */
            offer?: boolean;
            /** @description Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows. */
            deadline?: string;
            receivable: string;
            /**
             * @description Where the fragment starts in the receivable’s interval, minor units.
             * @example 0
             */
            from: string;
            /** @description Party number of the verifier that gives the invoice back for one corrected issue. */
            verifier?: string;
        };
        FieldFaultView: {
            field: string;
            message: string;
        };
        ProblemView: {
            /** @example urn:tallystick:problem:act-not-found */
            type: string;
            title: string;
            status: number;
            /**
             * @description Stable; decide by this.
             * @example act-not-found
             */
            code: string;
            /** @description What was wrong and what would be right. */
            detail: string;
            /** @description The figures behind it. */
            details?: {
                [key: string]: unknown;
            };
            errors?: components["schemas"]["FieldFaultView"][];
            /** @description The request’s id, to quote when asking for help. */
            instance?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Network_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Acts_list: {
        parameters: {
            query?: {
                /** @description Where to go on: `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items a page at most. */
                limit?: number;
                /** @description States to list, separated by commas. */
                state?: string;
                /** @description Kinds to list, separated by commas. */
                kind?: string;
                /** @description Only acts that wait for your signature. */
                awaitingMe?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActPageView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Acts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Acts_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Acts_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Acts_sign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Acts_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusalRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Acts_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Token_token: {
        parameters: {
            query?: never;
            header: {
                authorization: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Organisations_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Organisations_list: {
        parameters: {
            query?: {
                /** @description Where to go on: `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items a page at most. */
                limit?: number;
                /** @description Part of a name, or a whole USCC or LEI. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPageView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Organisations_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Organisations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Organisations_certify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Organisations_addClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiClientRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    PartyActs_enrol: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    PartyActs_renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    PartyActs_raiseEpoch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaiseEpochTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Documents_list: {
        parameters: {
            query?: {
                /** @description Where to go on: `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items a page at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentPageView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Documents_submit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Documents_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Documents_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Verifications_list: {
        parameters: {
            query?: {
                /** @description Where to go on: `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items a page at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationPageView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Verifications_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Verifications_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Programmes_list: {
        parameters: {
            query?: {
                /** @description Where to go on: `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items a page at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammePageView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Programmes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Programmes_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenProgrammeTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Programmes_adjust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustProgrammeTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Settlement_balance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Settlement_mint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MintTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Settlement_permit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermitTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Settlement_listAsset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListAssetTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Receivables_list: {
        parameters: {
            query?: {
                /** @description Where to go on: `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items a page at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivablePageView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Receivables_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivableDetailView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Receivables_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Receivables_holdings: {
        parameters: {
            query?: {
                /** @description Where to go on: `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items a page at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FragmentPageView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    ReceivableActs_issue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    ReceivableActs_split: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    ReceivableActs_merge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    ReceivableActs_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    ReceivableActs_purchase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    ReceivableActs_pay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    ReceivableActs_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancellationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
    Events_events: {
        parameters: {
            query?: never;
            header: {
                "last-event-id": string;
                /** @description Where a lost connection stood; what came since is sent first. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemView"];
                };
            };
        };
    };
}
