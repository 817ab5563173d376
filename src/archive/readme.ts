/** What whoever opens an export reads first. CRLF, because Notepad of older Windows knows no other line. */
export const README = `NHẬT KÝ QUẦY OCOP - BẢN XUẤT ĐỂ KIỂM CHỨNG

Trong tệp nén này:
  <mã thiết bị>/events.jsonl   mọi mục nhật ký của một quầy, theo thứ tự; mỗi dòng có mã băm và chữ ký
  <mã thiết bị>/forks.jsonl    (nếu có) các mục của một nhánh khác, do ổ đĩa bị sao chép hoặc khôi phục
  keys.json                    khóa công khai của từng quầy và của trung tâm
  checkpoints.jsonl            mốc chứng: trung tâm đã nhận đến mục nào, lúc nào (có chữ ký); phiếu in cuối
  totals.csv                   số cộng theo quầy và theo ngày, mở bằng Excel
  verify.mjs                   chương trình kiểm chứng, một tệp, không cần phần mềm của chúng tôi

Cách kiểm chứng (cần Node.js 20 trở lên, không cần mạng):
  1. Lấy verify.mjs ra khỏi tệp nén.
  2. Chạy: node verify.mjs TEN-TEP.zip
     Kết quả 0: đã chứng minh. 1: có chỗ sai, chương trình nói chỗ nào. 2: tệp không đọc được.
  3. Có tờ phiếu trong tay: node verify.mjs --slip "SỐ-PHIẾU:MÃ" TEN-TEP.zip (chữ trong mã QR của phiếu).

Điều phải tự đối chiếu: khóa trong keys.json có đúng là khóa trung tâm đã ghi khi ghi danh quầy hay không. Ai cầm
khóa của quầy có thể viết lại phần sau mốc chứng cuối cùng mà không toán học nào thấy được; chỉ phiếu khách giữ và
mốc của trung tâm giới hạn phần đó. Nên lấy verify.mjs từ nguồn mình tin, không chỉ từ chính tệp này.


QUAY OCOP'S JOURNAL - AN EXPORT FOR VERIFYING

In this archive:
  <device>/events.jsonl   every entry of one till's journal, in order; each line with its hash and signature
  <device>/forks.jsonl    (if there) entries of another history: a disk that was copied or restored
  keys.json               the public key of each till and of the central office
  checkpoints.jsonl       witnesses: up to which entry the centre had it, and when (signed); the last slip printed
  totals.csv              sums by till and day, for a spreadsheet
  verify.mjs              the verifier: one file, nothing else of ours needed

How to verify (Node.js 20 or newer, no network):
  1. Take verify.mjs out of the archive.
  2. Run: node verify.mjs FILE.zip
     It ends with 0: proved. 1: something is wrong, and it says where. 2: the file cannot be read.
  3. With a slip in hand: node verify.mjs --slip "NUMBER:CODE" FILE.zip (the text of the slip's QR code).

What you must compare yourself: whether the keys in keys.json are those the centre wrote down when each till was
enrolled. Who holds a till's key can rewrite what came after the last witness, and no mathematics can see it; only
the slips that buyers keep and the centre's word bound that part. Take verify.mjs from a source you trust, and not
only from this very file. The format is described in docs/journal-format.md.
`.replaceAll('\n', '\r\n');
