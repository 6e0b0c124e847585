//! What somebody brings: what a policy asks for and a case records.

use crate::words::words;

words! {
    /// A document that a request comes with.
    pub enum SupportingDocument {
        /// An identity document: who is asking.
        Identity = "identity", "identity document", "身份证明";
        /// Proof of income: a payslip, a contract, a tax record.
        IncomeProof = "incomeProof", "proof of income", "收入证明";
        /// Proof of an income that has fallen or ended.
        IncomeLossProof = "incomeLossProof", "proof of lost income", "收入减少证明";
        /// Statements of a bank account.
        BankStatements = "bankStatements", "bank statements", "银行流水";
        /// A credit report.
        CreditReport = "creditReport", "credit report", "信用报告";
        /// Proof of unemployment.
        UnemploymentProof = "unemploymentProof", "proof of unemployment", "失业证明";
        /// Records of a hospital or a doctor.
        MedicalRecords = "medicalRecords", "medical records", "医疗证明";
        /// Proof of a disaster.
        DisasterProof = "disasterProof", "proof of the disaster", "受灾证明";
        /// Proof of a death, a divorce or another change in the family.
        FamilyProof = "familyProof", "proof of the change in the family", "家庭变故证明";
        /// Books or orders of a business in difficulty.
        BusinessRecords = "businessRecords", "business records", "经营困难证明";
        /// The debtor's own account of the circumstances.
        HardshipLetter = "hardshipLetter", "hardship letter", "困难情况说明";
        /// What the debtor proposes to pay.
        RepaymentProposal = "repaymentProposal", "repayment proposal", "还款计划或意向";
    }
}
