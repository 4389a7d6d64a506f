BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE cashier (
        name TEXT PRIMARY KEY COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 40),
        pin_hash TEXT NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "cashier" VALUES('Sari','$argon2id$v=19$m=65536,t=3,p=2$r+xCoJqY/O2OWhbO8dSh+g$4Z0v48B68N/WloyHMR/RHrVlH8nj500oLsKRi0lbwFU','2026-11-21T05:00:00.000000Z');
CREATE TABLE counter (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        device TEXT NOT NULL CHECK (length(device) = 4),
        epoch INTEGER NOT NULL CHECK (epoch BETWEEN 0 AND 1295),
        made_at TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "counter" VALUES(1,'YF00',0,'2026-11-21T05:00:00.000000Z');
CREATE TABLE exchange (
        id INTEGER PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payment (ref),
        at TEXT NOT NULL,
        command TEXT NOT NULL CHECK (command IN ('pay', 'check')),
        direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
        status INTEGER NOT NULL,
        fault TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    ;
INSERT INTO "exchange" VALUES(1,'YF0000MWPXVKW073FO1C94','2026-11-21T05:00:00.000000Z','pay','out',0,'',X'7B22636F6D6D616E64223A22706179222C227265665F6964223A225946303030304D575058564B57303733464F31433934227D');
INSERT INTO "exchange" VALUES(2,'YF0000MWPXVKW073FO1C94','2026-11-21T05:00:00.000000Z','pay','in',200,'',X'72617720627974657320FF00');
INSERT INTO "exchange" VALUES(3,'YF0000MWPXVKW073FO1C94','2026-11-21T05:01:00.000000Z','check','out',0,'',X'');
INSERT INTO "exchange" VALUES(4,'YF0000MWPXVKW073FO1C94','2026-11-21T05:01:00.000000Z','check','in',200,'',X'72617720627974657320FF00');
INSERT INTO "exchange" VALUES(5,'YF0000MWPXVKW073FO1C94','2026-11-21T05:02:00.000000Z','check','out',0,'',X'');
INSERT INTO "exchange" VALUES(6,'YF0000MWPXVKW073FO1C94','2026-11-21T05:02:00.000000Z','check','in',200,'',X'72617720627974657320FF00');
INSERT INTO "exchange" VALUES(7,'YF0000MWPXY5HCUND5GPM8','2026-11-21T05:02:00.000000Z','pay','out',0,'',X'7B22636F6D6D616E64223A22706179222C227265665F6964223A225946303030304D57505859354843554E443547504D38227D');
INSERT INTO "exchange" VALUES(8,'YF0000MWPXY5HCIA1007TB','2026-11-21T05:02:00.000000Z','pay','out',0,'',X'7B22636F6D6D616E64223A22706179222C227265665F6964223A225946303030304D575058593548434941313030375442227D');
INSERT INTO "exchange" VALUES(9,'YF0000MWPXY5HCIA1007TB','2026-11-21T05:02:00.000000Z','pay','in',200,'',X'72617720627974657320FF00');
CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind <> ''),
        ref TEXT NOT NULL,
        data TEXT NOT NULL,
        seal TEXT NOT NULL UNIQUE CHECK (length(seal) = 64)
    ) STRICT
    ;
INSERT INTO "journal" VALUES(1,'2026-11-21T05:00:00.000000Z','Sari','cashier.added','','{}','6e176eb7ba76b63fac007d8dc27ddc123fd036269ed109b480409b6ad43e5fce');
INSERT INTO "journal" VALUES(2,'2026-11-21T05:00:00.000000Z','Sari','payment.prepared','YF0000MWPXVKW073FO1C94','{"customer_no":"530000000001","digest":"2fbeba63c70b9cc275d3195287e3a7b924d05705e238b2c9485aa4875c7c215d","product":"pln-postpaid","tendered":50000,"total":13000}','0615f48b101ffff9ac371a858154883c9fe8d690ce879799c5abe142b0863cde');
INSERT INTO "journal" VALUES(3,'2026-11-21T05:00:00.000000Z','Sari','payment.sending','YF0000MWPXVKW073FO1C94','{"send_no":1}','30480222a61c18ee53c52f4ac8f26af0cf383a53e6915682a21131cd073b944a');
INSERT INTO "journal" VALUES(4,'2026-11-21T05:00:00.000000Z','Sari','payment.unknown','YF0000MWPXVKW073FO1C94','{"provider_ref":"","reason":"no-answer"}','ac957dbdf7b1f497755fd442d550cc2b2ccf61c63b7faa4c337e881bae3bf015');
INSERT INTO "journal" VALUES(5,'2026-11-21T05:02:00.000000Z','resolver','payment.paid','YF0000MWPXVKW073FO1C94','{"provider_ref":"SN1","reason":""}','95176359b62983a3c65e23ac66b75f3cf6e314b304385bb93102658aa13f3a99');
INSERT INTO "journal" VALUES(6,'2026-11-21T05:02:00.000000Z','Sari','payment.prepared','YF0000MWPXY5HCUND5GPM8','{"customer_no":"530000000002","digest":"6e5826ab76f96e49525f9c148bd2801d91bd74e4cfdda76e8d7fedaade7d823e","product":"pln-postpaid","tendered":50000,"total":13000}','521f1fa716a2b46ca10420e0769232dcc85ac68b2806c2233c598f3f6ba42112');
INSERT INTO "journal" VALUES(7,'2026-11-21T05:02:00.000000Z','Sari','payment.sending','YF0000MWPXY5HCUND5GPM8','{"send_no":1}','6b56a1d78361d901e2d6f1d74a508356f872dae1a55acbb73ae5556a2a7bd488');
INSERT INTO "journal" VALUES(8,'2026-11-21T05:02:00.000000Z','Sari','payment.not_sent','YF0000MWPXY5HCUND5GPM8','{"provider_ref":"","reason":"not-sent"}','3aa8c52dd006f12c110db97cd6753868359550cbd3a4cdfcbf1d8a5862828bd2');
INSERT INTO "journal" VALUES(9,'2026-11-21T05:02:00.000000Z','Sari','payment.prepared','YF0000MWPXY5HCIA1007TB','{"customer_no":"530000000003","digest":"b717df4940db0335e729923836c2aa1b6288b94cb1d08f8e2d569f95e081872d","product":"pln-postpaid","tendered":50000,"total":13000}','168afa66181b40d5c4f6811b47714a40d70ad46937dbb2a68a78d1089a773f2b');
INSERT INTO "journal" VALUES(10,'2026-11-21T05:02:00.000000Z','Sari','payment.sending','YF0000MWPXY5HCIA1007TB','{"send_no":1}','f4e0e9d86029186db80943f99c2864ddbbaaf71b81eece5a915cd752f20c84d4');
INSERT INTO "journal" VALUES(11,'2026-11-21T05:02:00.000000Z','Sari','payment.paid','YF0000MWPXY5HCIA1007TB','{"provider_ref":"SN1","reason":""}','0cd753de43188a821cc3d10ed3f56de93ae0c106c835218c2a080b9b76c7cf07');
INSERT INTO "journal" VALUES(12,'2026-11-21T05:02:00.000000Z','Sari','payment.reversed','YF0000MWPXY5HCIA1007TB','{"provider_ref":"SN1","reason":""}','e40fa16aab042ed9f788e003a33875b5a48af645d49901e1308090084f020fa9');
CREATE TABLE payment (
        ref TEXT PRIMARY KEY CHECK (length(ref) = 22),
        provider TEXT NOT NULL,
        account TEXT NOT NULL,
        training INTEGER NOT NULL CHECK (training IN (0, 1)),
        product TEXT NOT NULL,
        code TEXT NOT NULL,
        customer_no TEXT NOT NULL CHECK (customer_no <> ''),
        customer_name TEXT NOT NULL,
        extras TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 999999999999),
        admin INTEGER NOT NULL CHECK (admin BETWEEN 0 AND 999999999999),
        fee INTEGER NOT NULL CHECK (fee BETWEEN 0 AND 999999999999),
        total INTEGER NOT NULL CHECK (total = amount + admin + fee AND total > 0),
        price INTEGER CHECK (price BETWEEN 0 AND 999999999999),
        tendered INTEGER NOT NULL CHECK (tendered >= total),
        tenders TEXT NOT NULL,
        bill TEXT NOT NULL,
        cashier TEXT NOT NULL REFERENCES cashier (name),
        on_date TEXT NOT NULL CHECK (length(on_date) = 10),
        made_at TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        message TEXT NOT NULL,
        provider_ref TEXT NOT NULL,
        settled_bill TEXT,
        send_no INTEGER NOT NULL CHECK (send_no >= 0),
        checks INTEGER NOT NULL CHECK (checks >= 0),
        sent_at TEXT,
        next_check_at TEXT,
        settled_at TEXT,
        CHECK (state IN ('PREPARED', 'CANCELLED') OR send_no > 0),
        CHECK ((state IN ('PAID', 'REFUSED', 'CANCELLED', 'REVERSED')) = (settled_at IS NOT NULL)),
        CHECK (state NOT IN ('PENDING', 'UNKNOWN') OR next_check_at IS NOT NULL)
    ) STRICT
    ;
INSERT INTO "payment" VALUES('YF0000MWPXVKW073FO1C94','digiswitch','loket',0,'pln-postpaid','pln','530000000001','SITI RAHAYU','{}',8500,2500,2000,13000,10000,50000,'[["cash", 50000]]','{"customer_name":"SITI RAHAYU","amount":8500,"admin":2500,"price":10000,"facts":[["tariff","R1"]],"periods":[[["period","202610"],["bill",8000],["penalty",500]]]}','Sari','2026-11-21','2026-11-21T05:00:00.000000Z','PAID','','Transaksi Sukses','SN1','{"customer_name":"SITI RAHAYU","amount":8500,"admin":2500,"price":10000,"facts":[["tariff","R1"]],"periods":[[["period","202610"],["bill",8000],["penalty",500]]]}',1,2,'2026-11-21T05:00:00.000000Z',NULL,'2026-11-21T05:02:00.000000Z');
INSERT INTO "payment" VALUES('YF0000MWPXY5HCUND5GPM8','digiswitch','loket',0,'pln-postpaid','pln','530000000002','SITI RAHAYU','{}',8500,2500,2000,13000,10000,50000,'[["cash", 50000]]','{"customer_name":"SITI RAHAYU","amount":8500,"admin":2500,"price":10000,"facts":[["tariff","R1"]],"periods":[[["period","202610"],["bill",8000],["penalty",500]]]}','Sari','2026-11-21','2026-11-21T05:02:00.000000Z','NOT_SENT','not-sent','','',NULL,1,0,'2026-11-21T05:02:00.000000Z',NULL,NULL);
INSERT INTO "payment" VALUES('YF0000MWPXY5HCIA1007TB','digiswitch','loket',0,'pln-postpaid','pln','530000000003','SITI RAHAYU','{}',8500,2500,2000,13000,10000,50000,'[["cash", 50000]]','{"customer_name":"SITI RAHAYU","amount":8500,"admin":2500,"price":10000,"facts":[["tariff","R1"]],"periods":[[["period","202610"],["bill",8000],["penalty",500]]]}','Sari','2026-11-21','2026-11-21T05:02:00.000000Z','REVERSED','','Transaksi Sukses','SN1',NULL,1,0,'2026-11-21T05:02:00.000000Z',NULL,'2026-11-21T05:02:00.000000Z');
CREATE INDEX payment_by_time ON payment (made_at);
CREATE INDEX payment_by_customer ON payment (customer_no);
CREATE INDEX payment_unfinished ON payment (made_at)
        WHERE state NOT IN ('PAID', 'REFUSED', 'CANCELLED', 'REVERSED')
    ;
CREATE UNIQUE INDEX one_open_payment_per_bill ON payment (product, customer_no)
        WHERE state IN ('PREPARED', 'SENDING', 'PENDING', 'UNKNOWN', 'REVIEW')
    ;
CREATE INDEX exchange_by_ref ON exchange (ref);
CREATE INDEX journal_by_ref ON journal (ref, kind);
CREATE TRIGGER payment_starts_prepared BEFORE INSERT ON payment
        WHEN NEW.state <> 'PREPARED' OR NEW.send_no <> 0
        BEGIN SELECT RAISE(ABORT, 'a payment starts PREPARED'); END;
CREATE TRIGGER payment_moves_as_allowed BEFORE UPDATE OF state ON payment
        WHEN NEW.state IS NOT OLD.state AND (OLD.state || '>' || NEW.state) NOT IN (
            'PREPARED>SENDING', 'PREPARED>CANCELLED',
            'SENDING>PAID', 'SENDING>REFUSED', 'SENDING>PENDING', 'SENDING>UNKNOWN',
            'SENDING>NOT_SENT', 'SENDING>REVIEW',
            'NOT_SENT>SENDING', 'NOT_SENT>CANCELLED',
            'PENDING>PAID', 'PENDING>REFUSED', 'PENDING>REVIEW',
            'UNKNOWN>PAID', 'UNKNOWN>REFUSED', 'UNKNOWN>SENDING', 'UNKNOWN>REVIEW',
            'REVIEW>PAID', 'REVIEW>REFUSED',
            'PAID>REVERSED'
        )
        BEGIN SELECT RAISE(ABORT, 'a payment may not move this way'); END;
CREATE TRIGGER payment_is_frozen BEFORE UPDATE ON payment
        WHEN (NEW.ref, NEW.provider, NEW.account, NEW.training, NEW.product, NEW.code,
              NEW.customer_no, NEW.customer_name, NEW.extras, NEW.amount, NEW.admin, NEW.fee,
              NEW.total, NEW.price, NEW.tendered, NEW.tenders, NEW.bill, NEW.cashier,
              NEW.on_date, NEW.made_at)
          IS NOT
             (OLD.ref, OLD.provider, OLD.account, OLD.training, OLD.product, OLD.code,
              OLD.customer_no, OLD.customer_name, OLD.extras, OLD.amount, OLD.admin, OLD.fee,
              OLD.total, OLD.price, OLD.tendered, OLD.tenders, OLD.bill, OLD.cashier,
              OLD.on_date, OLD.made_at)
        BEGIN SELECT RAISE(ABORT, 'what was asked for does not change'); END;
CREATE TRIGGER payment_stays_settled BEFORE UPDATE ON payment
        WHEN OLD.state IN ('PAID', 'REFUSED', 'CANCELLED', 'REVERSED')
            AND NEW.state IS OLD.state
        BEGIN SELECT RAISE(ABORT, 'a settled payment does not change'); END;
CREATE TRIGGER payment_counts_up BEFORE UPDATE ON payment
        WHEN NEW.send_no < OLD.send_no OR NEW.checks < OLD.checks
            OR (NEW.state = 'SENDING' AND OLD.state <> 'SENDING'
                AND NEW.send_no <> OLD.send_no + 1)
        BEGIN SELECT RAISE(ABORT, 'sends and checks are counted'); END;
CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal
        WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM journal)
        BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END;
CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER exchange_is_kept BEFORE DELETE ON exchange
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER exchange_is_frozen BEFORE UPDATE ON exchange
        BEGIN SELECT RAISE(ABORT, 'nothing is changed'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER journal_is_frozen BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'nothing is changed'); END;
COMMIT;
