// Generated from openapi.yaml by `npm run generate`; a test compares.
export interface paths {
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade a launch's one-time code for tokens */
        post: operations["openSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade a refresh token for new tokens */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and where the launch has brought them */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Choose a language */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/fiches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fiches that the reader may see, newest event first */
        get: operations["listFiches"];
        put?: never;
        /** Begin a fiche with an empty draft */
        post: operations["createFiche"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A fiche with all its versions; its draft for its author */
        get: operations["readFiche"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/read-mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Remember how far the reader has seen; never goes back */
        put: operations["markRead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save the draft, however incomplete */
        put: operations["saveDraft"];
        /** Begin the next version with what the last one holds */
        post: operations["startDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an image to a fiche: PNG, JPEG, WebP or GIF, up to 20 MB
         * @description multipart/form-data with one part, `file`
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of an image, or of its thumbnail */
        get: operations["readFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the draft as the next version, which never changes again */
        post: operations["publishVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every comment and decision on a fiche */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say something about a version */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a version, ask for changes, or take the last decision back */
        post: operations["addDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be targeted in the unit */
        get: operations["listCompetences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competences/{competenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a competence: the unit moves to its framework's next version, given as If-Match the one that was read */
        patch: operations["renameCompetence"];
        trace?: never;
    };
    "/api/v1/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the LMS's gradebook is owed, and whether it has it */
        get: operations["listScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scores/column": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the launched activity a column in the LMS's gradebook, when it has none */
        post: operations["addColumn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scores/{activityId}/{studentId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a score to the gradebook again */
        post: operations["resendScore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The LMS platforms that the school has connected */
        get: operations["listPlatforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platforms/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an LMS's form for an external tool asks for, to connect it by hand */
        get: operations["listToolValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platforms/{platformId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look whether everything works between the LMS and Preuves, and what to change */
        post: operations["checkPlatform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The unit's students whom the reader reaches, or its staff, by name */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tutorships/{studentId}/{tutorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make somebody of the unit's staff a student's tutor */
        put: operations["assignTutor"];
        post?: never;
        /** Take a tutor from a student */
        delete: operations["withdrawTutor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say whether tutors are assigned; it holds for every activity of the unit, at once */
        patch: operations["changeActivity"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description stable: translate this */
            code: string;
            fields: {
                field: string;
                code: string;
            }[];
            requestId: string;
        };
        File: {
            id: string;
            name: string;
            mediaType: string;
            /** @description bytes */
            size: number;
            width: number;
            height: number;
        };
        Competence: {
            id: string;
            code: string;
            label: string;
        };
        DraftFileTrace: {
            /** @enum {string} */
            kind: "file";
            caption: string;
            alt: string;
            fileId: string;
        };
        LinkTrace: {
            /** @enum {string} */
            kind: "link";
            url: string;
            caption: string;
        };
        FileTrace: {
            /** @enum {string} */
            kind: "file";
            caption: string;
            alt: string;
            file: components["schemas"]["File"];
        };
        PublishedLinkTrace: {
            /** @enum {string} */
            kind: "link";
            url: string;
            caption: string;
        };
        DraftContent: {
            title: string;
            /** @description CommonMark */
            description: string;
            /** @description CommonMark */
            analysis: string;
            /** @description A to Z, then AA; empty: none yet */
            letter: string;
            competenceIds: string[];
            traces: (components["schemas"]["DraftFileTrace"] | components["schemas"]["LinkTrace"])[];
        };
        Draft: {
            title: string;
            /** @description CommonMark */
            description: string;
            /** @description CommonMark */
            analysis: string;
            /** @description counts every save; goes into If-Match */
            revision: number;
            /** @description A to Z, then AA; empty: none yet */
            letter: string;
            competenceIds: string[];
            traces: (components["schemas"]["FileTrace"] | components["schemas"]["PublishedLinkTrace"])[];
            /** Format: date-time */
            updatedAt: string;
        };
        Version: {
            number: number;
            title: string;
            /** @description CommonMark */
            description: string;
            /** @description CommonMark */
            analysis: string;
            competences: components["schemas"]["Competence"][];
            traces: (components["schemas"]["FileTrace"] | components["schemas"]["PublishedLinkTrace"])[];
            /** @description SHA-256 of the content, in hexadecimal */
            contentHash: string;
            /** Format: date-time */
            publishedAt: string;
        };
        FicheSummary: {
            id: string;
            student: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            state: "draft" | "submitted" | "changes_requested" | "approved";
            letter: string | null;
            versionCount: number;
            /** @description versions, comments and decisions by others that the reader has not seen */
            unreadCount: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            title: string;
            /** @description the beginning of the description, as plain text */
            excerpt: string;
            competences: components["schemas"]["Competence"][];
            commentCount: number;
            /** @description always false to others than the student */
            hasDraft: boolean;
        };
        FicheList: {
            items: components["schemas"]["FicheSummary"][];
            next: string | null;
        };
        Fiche: {
            id: string;
            student: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            state: "draft" | "submitted" | "changes_requested" | "approved";
            letter: string | null;
            versionCount: number;
            /** @description versions, comments and decisions by others that the reader has not seen */
            unreadCount: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description of the last event: what a read mark takes */
            sequence: number;
            /** @description the first one first */
            versions: components["schemas"]["Version"][];
            draft: components["schemas"]["Draft"] | null;
        };
        NewFiche: {
            /** @description UUIDv7 made by the client: the same request twice has one effect */
            id: string;
        };
        ReadMark: {
            sequence: number;
        };
        Guidance: {
            credit: {
                fr: string;
                en: string;
            };
            /** @description level 1: what was done, in which context */
            description: {
                fr: string;
                en: string;
            }[];
            /** @description level 2: stepping back */
            analysis: {
                fr: string;
                en: string;
            }[];
        };
        /** @description the rules of a teaching unit, as data */
        Profile: {
            /** @enum {string} */
            kind: "proof" | "situation";
            maxCompetences: number;
            required: ("trace" | "description" | "analysis" | "competence")[];
            /** @description a fiche is cited by its competence and a letter, such as CG3-B */
            letter: boolean;
            /** @description approved fiches that make a competence count as proved */
            approvedPerCompetence: number;
            guidance: components["schemas"]["Guidance"];
        };
        UnitCompetence: {
            id: string;
            code: string;
            label: string;
            nextLetter: string | null;
        };
        CompetenceList: {
            framework: {
                title: string;
                version: number;
            };
            items: components["schemas"]["UnitCompetence"][];
        };
        CompetenceChange: {
            label: string;
        };
        Person: {
            id: string;
            name: string;
            /** @description in the course, by the LMS's own ids */
            groups: string[];
            seenAt: string | null;
            /** @description in the course no more */
            left: boolean;
            /** @description published ones, by state */
            fiches: {
                submitted: number;
                changes_requested: number;
                approved: number;
            };
            lastActivityAt: string | null;
            tutors: {
                id: string;
                name: string;
            }[];
        };
        /** @description the LMS's list of the course's members */
        Roster: {
            refreshedAt: string | null;
            error: string | null;
        };
        PersonList: {
            items: components["schemas"]["Person"][];
            next: string | null;
            /** @description null: the LMS lists nobody, so people appear at their first launch */
            roster: components["schemas"]["Roster"] | null;
        };
        Platform: {
            id: string;
            name: string;
            issuer: string;
            clientId: string;
            deploymentIds: string[];
            active: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        PlatformList: {
            items: components["schemas"]["Platform"][];
        };
        /** @description what to change in the LMS or here, in one sentence */
        Advice: {
            /** @enum {string} */
            code: "platform-inactive" | "keys-unreachable" | "keys-empty" | "address-private" | "address-port" | "address-http" | "own-keys-unreachable" | "token-unreachable" | "token-refused" | "tool-pending" | "scope-score" | "scope-result" | "scope-line-item" | "scope-members" | "clock-ahead" | "clock-behind" | "no-activity" | "grades-off" | "members-off" | "authorisation-dropped" | "service-refused" | "service-unreachable";
            fr: string;
            en: string;
        };
        PlatformCheck: {
            /** Format: date-time */
            checkedAt: string;
            /** @description in the order of the parts; a part may have several */
            lines: {
                /** @enum {string} */
                part: "platform" | "platformKeys" | "ownKeys" | "token" | "scopes" | "clock" | "lineItem" | "members";
                /** @enum {string} */
                outcome: "ok" | "failed" | "warning" | "skipped";
                advice: components["schemas"]["Advice"] | null;
                detail: string | null;
            }[];
        };
        ToolValueList: {
            items: {
                /** @enum {string} */
                name: "toolUrl" | "publicKeyset" | "loginUrl" | "redirectionUrl" | "deepLinkingUrl" | "customParameters";
                value: string;
            }[];
        };
        Comment: {
            id: string;
            versionNumber: number;
            author: {
                id: string;
                name: string;
            };
            /** @description CommonMark */
            text: string;
            sequence: number;
            /** Format: date-time */
            createdAt: string;
        };
        Decision: {
            id: string;
            versionNumber: number;
            decidedBy: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            outcome: "approved" | "changes_requested" | "reopened";
            reason: string;
            sequence: number;
            /** Format: date-time */
            decidedAt: string;
        };
        /** @description everything that was said of a fiche, in the order of `sequence` */
        Reviews: {
            comments: components["schemas"]["Comment"][];
            decisions: components["schemas"]["Decision"][];
        };
        NewComment: {
            /** @description UUIDv7 made by the client: the same request twice has one effect */
            id: string;
            versionNumber: number;
            text: string;
        };
        NewDecision: {
            /** @description UUIDv7 made by the client: the same request twice has one effect */
            id: string;
            versionNumber: number;
            /** @enum {string} */
            outcome: "approved" | "changes_requested" | "reopened";
            /** @description asked for when changes are requested */
            reason: string;
            /** @description of the last event that was seen: a decision that came since is not overturned unread */
            sequence?: number;
        };
        /** @description what the LMS's gradebook is owed, and whether it has it */
        Score: {
            student: {
                id: string;
                name: string;
            };
            activity: {
                id: string;
                title: string;
            };
            given: number;
            maximum: number;
            comment: string;
            /** @enum {string} */
            state: "waiting" | "sent" | "refused";
            error: string | null;
            sentAt: string | null;
        };
        ScoreList: {
            items: components["schemas"]["Score"][];
            next: string | null;
        };
        ActivityChange: {
            /**
             * @description everyone: each instructor is every student's tutor; assigned: only of whom a tutorship names
             * @enum {string}
             */
            tutoring: "everyone" | "assigned";
        };
        LaunchCode: {
            /** @description opaque */
            code: string;
        };
        RefreshToken: {
            /** @description opaque */
            refreshToken: string;
        };
        Tokens: {
            /** @description JWT, for Authorization: Bearer */
            accessToken: string;
            /** @description seconds */
            expiresIn: number;
            /** @description to be used once */
            refreshToken: string;
        };
        Me: {
            id: string;
            name: string;
            roles: ("student" | "staff" | "administrator")[];
            /** @enum {string} */
            locale: "fr" | "en";
            organisation: {
                id: string;
                name: string;
            };
            activity: {
                id: string;
                title: string;
                /** @description false: the LMS gave the activity no column in its gradebook */
                graded: boolean;
                /**
                 * @description everyone: each instructor is every student's tutor; assigned: only of whom a tutorship names
                 * @enum {string}
                 */
                tutoring: "everyone" | "assigned";
                competence: {
                    id: string;
                    code: string;
                    label: string;
                } | null;
            };
            review: {
                student: {
                    id: string;
                    name: string;
                } | null;
            } | null;
            unit: {
                id: string;
                code: string;
                title: string;
                profile: components["schemas"]["Profile"];
            };
            email: string | null;
        };
        MeChange: {
            /** @enum {string} */
            locale: "fr" | "en";
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
    openSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LaunchCode"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFiches: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                state?: "draft" | "submitted" | "changes_requested" | "approved";
                studentId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FicheList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createFiche: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFiche"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fiche"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFiche: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fiche"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadMark"];
            };
        };
        responses: {
            /** @description no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftContent"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFile: {
        parameters: {
            query?: {
                size?: "original" | "thumbnail";
            };
            header?: never;
            path: {
                ficheId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishVersion: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description everything that was said of a fiche, in the order of `sequence` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reviews"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ficheId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDecision"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCompetences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompetenceList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameCompetence: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                competenceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompetenceChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompetenceList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScores: {
        parameters: {
            query?: {
                studentId?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addColumn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendScore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activityId: string;
                studentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlatforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listToolValues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolValueList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platformId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCheck"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                role?: "student" | "staff";
                /** @description how any word of the name begins */
                name?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignTutor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                studentId: string;
                tutorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawTutor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                studentId: string;
                tutorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeActivity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityChange"];
            };
        };
        responses: {
            /** @description no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
