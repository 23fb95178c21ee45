-- CreateIndex
CREATE INDEX "AuditEntry_act_idx" ON "AuditEntry"("act");
