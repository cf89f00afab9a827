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
        /** Choose a language, or how often mails come */
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
        /** The fiches that the reader may see; by default the newest event first */
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
    "/api/v1/fiches/table.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every row of the list, as CSV: semicolons, UTF-8 with a byte order mark, as spreadsheets in French open it */
        get: operations["downloadFiches"];
        put?: never;
        post?: never;
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
        /** A fiche with all its versions; its draft for whoever may read it */
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
        /** Give up the next version of a published fiche */
        delete: operations["discardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fiches/{ficheId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take a fiche away: hidden, and kept when it was published; else forgotten after thirty days */
        put: operations["removeFiche"];
        post?: never;
        /** Bring it back as it was */
        delete: operations["restoreFiche"];
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
         * Add a file of any kind to a fiche, up to 50 MB
         * @description multipart/form-data with one part, `file`. PNG, JPEG, WebP, GIF, TIFF and AVIF are drawn anew and shown; anything else can only be downloaded.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The room that the reader's files take */
        get: operations["readStorage"];
        put?: never;
        post?: never;
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
        /** The bytes of a file, or of an image’s thumbnail */
        get: operations["readFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/link-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a link can be opened, as the server has seen it: it looks once a week */
        post: operations["checkLink"];
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
    "/api/v1/saved-filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reader's own, in the order in which they were saved */
        get: operations["listSavedFilters"];
        put?: never;
        /** Keep what the list is narrowed to, under a name */
        post: operations["saveFilter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-filters/{savedFilterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget one; forgetting it twice is no error */
        delete: operations["forgetFilter"];
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
    "/api/v1/experiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A student's experiences, the latest first */
        get: operations["listExperiences"];
        put?: never;
        /** Add an experience */
        post: operations["createExperience"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiences/{experienceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say it otherwise */
        put: operations["changeExperience"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiences/{experienceId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take an experience away; published versions still name it */
        put: operations["removeExperience"];
        post?: never;
        /** Bring it back */
        delete: operations["restoreExperience"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planned-traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The traces that a student means to collect, in the order in which they were planned */
        get: operations["listPlannedTraces"];
        put?: never;
        /** Plan a trace */
        post: operations["planTrace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planned-traces/{plannedTraceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say it otherwise, or name the fiche that has it */
        put: operations["changePlannedTrace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planned-traces/{plannedTraceId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Plan it no longer */
        put: operations["removePlannedTrace"];
        post?: never;
        /** Plan it again */
        delete: operations["restorePlannedTrace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a student stands: next step, news, progress per competence */
        get: operations["readDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A student's traces by the date of what they show, with their experiences */
        get: operations["readTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ZIP of all that the reader has written and stored in the unit: JSON, readable HTML, every file
         * @description portfolio.json in it fits the schema ExportedPortfolio
         */
        get: operations["exportOwnWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address for what a browser downloads by itself: it cannot send a token */
        post: operations["openDownload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/api/v1/unit/profile": {
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
        /** Change the unit's rules or its guidance; another kind brings its own rules and guidance */
        patch: operations["changeProfile"];
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
        Guidance: {
            credit: {
                fr: string;
                en: string;
            };
            version: number;
            updatedAt: string | null;
            author: string | null;
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
            /** @description to learn from (IMT-31) */
            examples: {
                /** @description its code; empty: any */
                competence: string;
                extract: {
                    fr: string;
                    en: string;
                };
                feedback: {
                    fr: string;
                    en: string;
                };
                improved: {
                    fr: string;
                    en: string;
                };
            }[];
        };
        /** @description the rules of a teaching unit, as data */
        Profile: {
            /** @enum {string} */
            kind: "proof" | "situation";
            maxCompetences: number;
            /** @description those that the form shows, in this order */
            texts: ("context" | "description" | "analysis" | "contribution")[];
            required: ("trace" | "context" | "description" | "analysis" | "competence" | "experience" | "situationType")[];
            /** @description a fiche is cited by its competence and a letter, such as CG3-B */
            letter: boolean;
            /** @description a tutor may read what is not published yet (IMT-26) */
            draftsReadable: boolean;
            /** @description a tutor may decline a fiche as not admissible (SIO-13) */
            admissibility: boolean;
            /** @description those that a portfolio must cover (SIO-24 to SIO-28) */
            situationTypes: {
                id: string;
                label: {
                    fr: string;
                    en: string;
                };
                minimum: number;
            }[];
            /** @description approved fiches that make a competence count as proved */
            approvedPerCompetence: number;
            guidance: components["schemas"]["Guidance"];
        };
        ProfileChange: {
            /** @enum {string} */
            kind?: "proof" | "situation";
            draftsReadable?: boolean;
            guidance?: {
                /** @description that was read */
                version: number;
                description: {
                    fr: string;
                    en: string;
                }[];
                analysis: {
                    fr: string;
                    en: string;
                }[];
                examples: {
                    /** @description its code; empty: any */
                    competence: string;
                    extract: {
                        fr: string;
                        en: string;
                    };
                    feedback: {
                        fr: string;
                        en: string;
                    };
                    improved: {
                        fr: string;
                        en: string;
                    };
                }[];
            };
        };
        File: {
            id: string;
            name: string;
            mediaType: string;
            /** @description bytes */
            size: number;
            width: number | null;
            height: number | null;
        };
        Storage: {
            /** @description bytes of the person's files */
            used: number;
            limit: number;
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
            /** @description photo, minutes, specification… (IMT-23): one of ours by its code, or any other by its name; empty: not said */
            type: string;
            eventDate: string | null;
            /** @description for the tutor alone, never in what is shown to others (IMT-34) */
            confidential: boolean;
            alt: string;
            /** @description an image that says nothing that the text does not */
            decorative: boolean;
            fileId: string;
        };
        LinkTrace: {
            /** @enum {string} */
            kind: "link";
            caption: string;
            /** @description photo, minutes, specification… (IMT-23): one of ours by its code, or any other by its name; empty: not said */
            type: string;
            eventDate: string | null;
            /** @description for the tutor alone, never in what is shown to others (IMT-34) */
            confidential: boolean;
            url: string;
        };
        FileTrace: {
            /** @enum {string} */
            kind: "file";
            caption: string;
            /** @description photo, minutes, specification… (IMT-23): one of ours by its code, or any other by its name; empty: not said */
            type: string;
            eventDate: string | null;
            /** @description for the tutor alone, never in what is shown to others (IMT-34) */
            confidential: boolean;
            alt: string;
            /** @description an image that says nothing that the text does not */
            decorative: boolean;
            file: components["schemas"]["File"];
        };
        PublishedLinkTrace: {
            /** @enum {string} */
            kind: "link";
            caption: string;
            /** @description photo, minutes, specification… (IMT-23): one of ours by its code, or any other by its name; empty: not said */
            type: string;
            eventDate: string | null;
            /** @description for the tutor alone, never in what is shown to others (IMT-34) */
            confidential: boolean;
            url: string;
        };
        DraftContent: {
            title: string;
            /** @description CommonMark (SIO-21) */
            context: string;
            /** @description CommonMark */
            description: string;
            /** @description CommonMark */
            analysis: string;
            /** @description CommonMark: the student's own part in a team's work (SIO-23) */
            contribution: string;
            /** @description A to Z, then AA; empty: none yet */
            letter: string;
            /** @description worked on */
            competenceIds: string[];
            /** @description those of them that were really acquired (SIO-22) */
            acquiredIds: string[];
            /** @description ids of the profile's (SIO-24 to SIO-27) */
            situationTypes: string[];
            experienceId: string | null;
            /** @description guidance questions that the student ticked, such as description/2: for the student alone */
            answered: string[];
            traces: (components["schemas"]["DraftFileTrace"] | components["schemas"]["LinkTrace"])[];
        };
        Draft: {
            title: string;
            /** @description CommonMark (SIO-21) */
            context: string;
            /** @description CommonMark */
            description: string;
            /** @description CommonMark */
            analysis: string;
            /** @description CommonMark: the student's own part in a team's work (SIO-23) */
            contribution: string;
            /** @description counts every save; goes into If-Match */
            revision: number;
            /** @description A to Z, then AA; empty: none yet */
            letter: string;
            competenceIds: string[];
            acquiredIds: string[];
            /** @description ids of the profile's (SIO-24 to SIO-27) */
            situationTypes: string[];
            experienceId: string | null;
            answered: string[];
            traces: (components["schemas"]["FileTrace"] | components["schemas"]["PublishedLinkTrace"])[];
            /** Format: date-time */
            updatedAt: string;
        };
        ProvedCompetence: {
            id: string;
            code: string;
            label: string;
            acquired: boolean;
        };
        Version: {
            number: number;
            title: string;
            /** @description CommonMark (SIO-21) */
            context: string;
            /** @description CommonMark */
            description: string;
            /** @description CommonMark */
            analysis: string;
            /** @description CommonMark: the student's own part in a team's work (SIO-23) */
            contribution: string;
            competences: components["schemas"]["ProvedCompetence"][];
            /** @description ids of the profile's (SIO-24 to SIO-27) */
            situationTypes: string[];
            experience: {
                id: string;
                title: string;
            } | null;
            traces: (components["schemas"]["FileTrace"] | components["schemas"]["PublishedLinkTrace"])[];
            /** @description SHA-256 of the content, in hexadecimal */
            contentHash: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description when it was taken over from Moodle, where it bore the date of publishedAt; null: published here */
            importedAt: string | null;
        };
        FicheSummary: {
            id: string;
            student: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            state: "draft" | "submitted" | "changes_requested" | "approved" | "declined";
            letter: string | null;
            versionCount: number;
            /** @description versions, comments and decisions by others that the reader has not seen */
            unreadCount: number;
            removedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            title: string;
            /** @description the beginning of the description, as plain text */
            excerpt: string;
            competences: components["schemas"]["Competence"][];
            experience: {
                id: string;
                title: string;
            } | null;
            commentCount: number;
            /** @description also of a published fiche that is being improved; false to those who may not read drafts */
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
            state: "draft" | "submitted" | "changes_requested" | "approved" | "declined";
            letter: string | null;
            versionCount: number;
            /** @description versions, comments and decisions by others that the reader has not seen */
            unreadCount: number;
            removedAt: string | null;
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
        NewDownload: {
            /** @description of this API, what is to be downloaded */
            path: string;
        };
        Download: {
            /** @description an address that a browser can follow by itself within a minute */
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        ExperienceContent: {
            /** @enum {string} */
            kind: "internship" | "gap_year_job" | "extracurricular" | "prior" | "project" | "other";
            title: string;
            /** @description the organisation that it took place in */
            host: string;
            startsOn: string | null;
            endsOn: string | null;
            setting: ("training" | "internship") | null;
            involvement: ("lived" | "observed") | null;
            realism: ("real" | "simulated") | null;
            collaboration: ("alone" | "team") | null;
            /** @description who, and how to reach them */
            supervisor: string;
        };
        NewExperience: {
            /** @description UUIDv7 made by the client: the same request twice has one effect */
            id: string;
            /** @enum {string} */
            kind: "internship" | "gap_year_job" | "extracurricular" | "prior" | "project" | "other";
            title: string;
            /** @description the organisation that it took place in */
            host: string;
            startsOn: string | null;
            endsOn: string | null;
            setting: ("training" | "internship") | null;
            involvement: ("lived" | "observed") | null;
            realism: ("real" | "simulated") | null;
            collaboration: ("alone" | "team") | null;
            /** @description who, and how to reach them */
            supervisor: string;
        };
        Experience: {
            id: string;
            /** @enum {string} */
            kind: "internship" | "gap_year_job" | "extracurricular" | "prior" | "project" | "other";
            title: string;
            /** @description the organisation that it took place in */
            host: string;
            startsOn: string | null;
            endsOn: string | null;
            setting: ("training" | "internship") | null;
            involvement: ("lived" | "observed") | null;
            realism: ("real" | "simulated") | null;
            collaboration: ("alone" | "team") | null;
            /** @description who, and how to reach them */
            supervisor: string;
            /** @description goes into If-Match */
            revision: number;
            /** @description fiches whose draft or last version belongs to it */
            ficheCount: number;
            /** Format: date-time */
            createdAt: string;
        };
        ExperienceList: {
            items: components["schemas"]["Experience"][];
        };
        PlannedTrace: {
            id: string;
            competenceId: string;
            text: string;
            ficheId: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        PlannedTraceList: {
            items: components["schemas"]["PlannedTrace"][];
        };
        NewPlannedTrace: {
            /** @description UUIDv7 made by the client: the same request twice has one effect */
            id: string;
            competenceId: string;
            text: string;
            ficheId: string | null;
        };
        PlannedTraceContent: {
            competenceId: string;
            text: string;
            ficheId: string | null;
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
            tracePosition: number | null;
            reason: ("no_trace" | "trace_not_accessible" | "no_level2" | "relevance_not_justified" | "process_missing") | null;
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
            /**
             * @description declined: not admissible (SIO-13), where the profile knows it
             * @enum {string}
             */
            outcome: "approved" | "changes_requested" | "declined" | "reopened";
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
            tracePosition?: number | null;
            reason?: ("no_trace" | "trace_not_accessible" | "no_level2" | "relevance_not_justified" | "process_missing") | null;
        };
        NewDecision: {
            /** @description UUIDv7 made by the client: the same request twice has one effect */
            id: string;
            versionNumber: number;
            /**
             * @description declined: not admissible (SIO-13), where the profile knows it
             * @enum {string}
             */
            outcome: "approved" | "changes_requested" | "declined" | "reopened";
            /** @description asked for when changes are requested, or a fiche is declined */
            reason: string;
            /** @description of the last event that was seen: a decision that came since is not overturned unread */
            sequence?: number;
        };
        ExportedFiche: {
            id: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "changes_requested" | "approved" | "declined";
            letter: string | null;
            /** @description in the archive, to be read by people */
            page: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            removedAt: string | null;
            draft: components["schemas"]["Draft"] | null;
            /** @description the first one first */
            versions: components["schemas"]["Version"][];
            comments: components["schemas"]["Comment"][];
            decisions: components["schemas"]["Decision"][];
            /** @description all that were stored for the fiche; traces name them by their id */
            files: {
                id: string;
                name: string;
                mediaType: string;
                /** @description bytes */
                size: number;
                /** @description of the bytes, in hexadecimal */
                sha256: string;
                path: string | null;
            }[];
        };
        /** @description portfolio.json, in the archive that exportOwnWork gives */
        ExportedPortfolio: {
            /** @enum {string} */
            format: "preuves-portfolio";
            /**
             * @description of the format: it counts up when a reader of the last one would be misled
             * @enum {number}
             */
            version: 1;
            /** Format: date-time */
            exportedAt: string;
            organisation: {
                id: string;
                name: string;
            };
            unit: {
                id: string;
                code: string;
                title: string;
            };
            student: {
                id: string;
                name: string;
            };
            /** @description those of the unit today; a version has its own wording */
            competences: components["schemas"]["Competence"][];
            experiences: components["schemas"]["Experience"][];
            plannedTraces: components["schemas"]["PlannedTrace"][];
            fiches: components["schemas"]["ExportedFiche"][];
        };
        FilterQuery: {
            /** @description words, in titles, texts, captions and comments; accents and endings do not matter; "in quotes", -without */
            q?: string;
            /** @enum {string} */
            state?: "draft" | "submitted" | "changes_requested" | "approved" | "declined";
            studentId?: string;
            competenceId?: string;
            experienceId?: string;
            /** @description the platform's id of a group of students */
            group?: string;
            /**
             * Format: date
             * @description a local date, without a time zone
             */
            from?: string;
            /**
             * Format: date
             * @description of the last event; both days are days of UTC, and count
             */
            to?: string;
            /** @description only with something that the reader has not seen */
            unread?: boolean;
            /** @description only versions that wait for this tutor: of the students assigned to them, when there are any */
            toRead?: boolean;
            /** @description what its student has taken away, instead of what is there */
            removed?: boolean;
            /** @enum {string} */
            sort?: "updated" | "created" | "title" | "author" | "competence" | "state";
            /**
             * @description by default the newest first, and everything else from the first to the last
             * @enum {string}
             */
            order?: "asc" | "desc";
        };
        SavedFilter: {
            id: string;
            name: string;
            query: components["schemas"]["FilterQuery"];
            /** Format: date-time */
            createdAt: string;
        };
        SavedFilterList: {
            items: components["schemas"]["SavedFilter"][];
        };
        NewSavedFilter: {
            /** @description UUIDv7 made by the client: the same request twice has one effect */
            id: string;
            name: string;
            query: components["schemas"]["FilterQuery"];
        };
        LinkCheck: {
            url: string;
            /**
             * @description nextcloud-direct works only for those with whom the file is shared: no server can see that (IMT-44)
             * @enum {string}
             */
            kind: "public" | "nextcloud-direct" | "nextcloud-share";
            outcome: ("reachable" | "login" | "gone" | "unreachable" | "refused") | null;
            checkedAt: string | null;
        };
        LinkToCheck: {
            url: string;
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
        CompetenceProgress: {
            competence: components["schemas"]["Competence"];
            planned: number;
            draft: number;
            submitted: number;
            changesRequested: number;
            approved: number;
            declined: number;
            /** @description approved fiches that prove it */
            needed: number;
        };
        Dashboard: {
            student: {
                id: string;
                name: string;
            };
            next: {
                /** @enum {string} */
                kind: "first-fiche" | "answer-changes" | "read-news" | "finish-draft" | "prove-competence" | "wait" | "done";
                fiche: {
                    id: string;
                    title: string;
                } | null;
                competence: components["schemas"]["Competence"] | null;
            };
            /** @description the fiches with news for the reader, newest first, ten at most */
            unread: {
                id: string;
                title: string;
                count: number;
            }[];
            unreadCount: number;
            /** @description versions that wait for a tutor */
            waiting: number;
            competences: components["schemas"]["CompetenceProgress"][];
            /** @description SIO-24 to SIO-28: published fiches of each type */
            situationTypes: {
                id: string;
                count: number;
                minimum: number;
            }[];
            /** @description versions published in each of the last 26 weeks (IMT-11) */
            weeks: {
                /**
                 * Format: date
                 * @description a local date, without a time zone
                 */
                startsOn: string;
                count: number;
            }[];
            lastActivityAt: string | null;
        };
        Timeline: {
            /** @description the dated traces of the last versions, the oldest first (IMT-24), 500 at most */
            items: {
                ficheId: string;
                versionNumber: number;
                /** @description of the trace in its version */
                position: number;
                /** @description of the fiche */
                title: string;
                caption: string;
                type: string;
                /**
                 * Format: date
                 * @description a local date, without a time zone
                 */
                eventDate: string;
                file: components["schemas"]["File"] | null;
                url: string | null;
                competences: components["schemas"]["Competence"][];
            }[];
            /** @description traces without a date */
            undated: number;
            experiences: components["schemas"]["Experience"][];
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
            /** @description null: this Preuves sends none */
            mails: ("immediate" | "daily" | "weekly" | "never") | null;
        };
        /** @description what is not given stays; `mails` where this Preuves sends any */
        MeChange: {
            /** @enum {string} */
            locale?: "fr" | "en";
            /**
             * @description how often mails tell what is new
             * @enum {string}
             */
            mails?: "immediate" | "daily" | "weekly" | "never";
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
                /** @description words, in titles, texts, captions and comments; accents and endings do not matter; "in quotes", -without */
                q?: string;
                state?: "draft" | "submitted" | "changes_requested" | "approved" | "declined";
                studentId?: string;
                competenceId?: string;
                experienceId?: string;
                /** @description the platform's id of a group of students */
                group?: string;
                /** @description a local date, without a time zone */
                from?: string;
                /** @description of the last event; both days are days of UTC, and count */
                to?: string;
                /** @description only with something that the reader has not seen */
                unread?: boolean;
                /** @description only versions that wait for this tutor: of the students assigned to them, when there are any */
                toRead?: boolean;
                /** @description what its student has taken away, instead of what is there */
                removed?: boolean;
                sort?: "updated" | "created" | "title" | "author" | "competence" | "state";
                /** @description by default the newest first, and everything else from the first to the last */
                order?: "asc" | "desc";
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
    downloadFiches: {
        parameters: {
            query?: {
                /** @description words, in titles, texts, captions and comments; accents and endings do not matter; "in quotes", -without */
                q?: string;
                state?: "draft" | "submitted" | "changes_requested" | "approved" | "declined";
                studentId?: string;
                competenceId?: string;
                experienceId?: string;
                /** @description the platform's id of a group of students */
                group?: string;
                /** @description a local date, without a time zone */
                from?: string;
                /** @description of the last event; both days are days of UTC, and count */
                to?: string;
                /** @description only with something that the reader has not seen */
                unread?: boolean;
                /** @description only versions that wait for this tutor: of the students assigned to them, when there are any */
                toRead?: boolean;
                /** @description what its student has taken away, instead of what is there */
                removed?: boolean;
                sort?: "updated" | "created" | "title" | "author" | "competence" | "state";
                /** @description by default the newest first, and everything else from the first to the last */
                order?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    discardDraft: {
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
    removeFiche: {
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
    restoreFiche: {
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
    readStorage: {
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
                    "application/json": components["schemas"]["Storage"];
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
                    "*/*": string;
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
    checkLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToCheck"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkCheck"];
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
    listSavedFilters: {
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
                    "application/json": components["schemas"]["SavedFilterList"];
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
    saveFilter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedFilter"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilter"];
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
    forgetFilter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                savedFilterId: string;
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
    listExperiences: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["ExperienceList"];
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
    createExperience: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExperience"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experience"];
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
    changeExperience: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                experienceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperienceContent"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experience"];
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
    removeExperience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experienceId: string;
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
    restoreExperience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experienceId: string;
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
    listPlannedTraces: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["PlannedTraceList"];
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
    planTrace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlannedTrace"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTrace"];
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
    changePlannedTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plannedTraceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlannedTraceContent"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTrace"];
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
    removePlannedTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plannedTraceId: string;
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
    restorePlannedTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plannedTraceId: string;
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
    readDashboard: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["Dashboard"];
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
    readTimeline: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["Timeline"];
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
    exportOwnWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
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
    openDownload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDownload"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Download"];
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
    changeProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description the rules of a teaching unit, as data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
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
}
